#include "server/query/mission_summary.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/query/query_errors.h"
#include "server/query/record_cursor.h"
#include "server/query/request_checks.h"

namespace oas::query {
namespace {

using Values = std::set<std::string>;  // a mission counts once for each different value
using Counts = std::map<std::string, int64_t>;

constexpr int32_t kDefaultMaxValues = 100;

Values Articles(const catalog::Snapshot& snapshot, const v1::Mission& mission) {
  Values values;
  for (const std::string& name : mission.invocations()) {
    const catalog::StoredRecordPtr record = snapshot.Find(name);
    if (record == nullptr) continue;
    const auto invocation = record->Decode<v1::Invocation>(v1::RECORD_VIEW_BASIC);
    for (const int article : invocation.articles()) {
      values.insert(absl::StrCat(invocation.instrument(), "#", article));
    }
  }
  return values;
}

Values Instruments(const v1::Mission& mission) {
  Values values;
  for (const auto& reference : mission.instruments()) values.insert(reference.instrument());
  return values;
}

Values Actors(const v1::Mission& mission) {
  Values values;
  for (const auto& participant : mission.participants()) {
    if (!participant.actor().empty()) values.insert(participant.actor());
  }
  return values;
}

Values Countries(const v1::Mission& mission) {
  Values values = {mission.region_code()};
  values.insert(mission.additional_region_codes().begin(), mission.additional_region_codes().end());
  return values;
}

std::string Decade(const v1::Mission& mission) {
  return absl::StrCat(mission.period().start_date().earliest().year() / 10, "0s");
}

Values ValuesOf(const catalog::Snapshot& snapshot, const v1::Mission& mission,
                v1::MissionFacet facet) {
  switch (facet) {
    case v1::MISSION_FACET_COUNTRY:
      return Countries(mission);
    case v1::MISSION_FACET_TYPE:
      return {v1::MissionType_Name(mission.type())};
    case v1::MISSION_FACET_DECADE:
      return {Decade(mission)};
    case v1::MISSION_FACET_ARTICLE:
      return Articles(snapshot, mission);
    case v1::MISSION_FACET_INSTRUMENT:
      return Instruments(mission);
    case v1::MISSION_FACET_ACTOR:
      return Actors(mission);
    default:
      return {};
  }
}

// The facets asked for, each once; all when none is named.
absl::StatusOr<std::vector<v1::MissionFacet>> FacetsOf(
    const v1::SummarizeMissionsRequest& request) {
  std::vector<v1::MissionFacet> facets;
  for (const int number : request.facets()) {
    const auto facet = static_cast<v1::MissionFacet>(number);
    if (!v1::MissionFacet_IsValid(number) || facet == v1::MISSION_FACET_UNSPECIFIED) {
      return InvalidEnumValue("facets", number, "MissionFacet");
    }
    if (std::count(facets.begin(), facets.end(), facet) == 0) facets.push_back(facet);
  }
  if (!facets.empty()) return facets;
  for (int number = v1::MissionFacet_MIN + 1; number <= v1::MissionFacet_MAX; ++number) {
    facets.push_back(static_cast<v1::MissionFacet>(number));
  }
  return facets;
}

v1::FacetCount FacetCountOf(v1::MissionFacet facet, const Counts& counts, size_t max_values) {
  std::vector<std::pair<std::string, int64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  v1::FacetCount answer;
  answer.set_facet(facet);
  answer.set_value_count(static_cast<int64_t>(sorted.size()));
  if (sorted.size() > max_values) sorted.resize(max_values);
  for (const auto& [value, count] : sorted) {
    v1::FacetValue& entry = *answer.add_values();
    entry.set_value(value);
    entry.set_count(count);
  }
  return answer;
}

}  // namespace

absl::StatusOr<v1::SummarizeMissionsResponse> SummarizeMissions(
    const catalog::Catalog& catalog, const v1::SummarizeMissionsRequest& request) {
  if (!request.filter().empty()) return FilterNotServed("select by origin");
  if (auto origin = CheckOrigin(request.origin()); !origin.ok()) return origin;
  if (request.max_values() < 0) return InvalidPageSize("max_values", request.max_values());
  const absl::StatusOr<std::vector<v1::MissionFacet>> facets = FacetsOf(request);
  if (!facets.ok()) return facets.status();
  const absl::StatusOr<catalog::SnapshotPtr> snapshot = catalog.Read(request.read_options());
  if (!snapshot.ok()) return snapshot.status();

  v1::SummarizeMissionsResponse response;
  response.set_revision((*snapshot)->revision());
  std::map<v1::MissionFacet, Counts> counts;
  RecordCursor cursor(*snapshot, {.kind = v1::RECORD_KIND_MISSION, .origin = request.origin()});
  while (const catalog::StoredRecordPtr record = cursor.Next()) {
    response.set_total_count(response.total_count() + 1);
    const auto mission = record->Decode<v1::Mission>(v1::RECORD_VIEW_BASIC);
    for (const v1::MissionFacet facet : *facets) {
      for (const std::string& value : ValuesOf(**snapshot, mission, facet)) ++counts[facet][value];
    }
  }
  const int32_t max_values = request.max_values() == 0 ? kDefaultMaxValues : request.max_values();
  for (const v1::MissionFacet facet : *facets) {
    *response.add_facets() = FacetCountOf(facet, counts[facet], static_cast<size_t>(max_values));
  }
  return response;
}

}  // namespace oas::query
