#include "server/query/mission_summary.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "server/query/facet_counts.h"
#include "server/query/query_errors.h"
#include "server/query/read_plan.h"

namespace oas::query {
namespace {

constexpr int32_t kDefaultMaxValues = 100;

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

// The values with the highest counts, those first, equal counts by value.
v1::FacetCount FacetCountOf(v1::MissionFacet facet, std::vector<FacetCounts::Value> values,
                            size_t max_values) {
  v1::FacetCount answer;
  answer.set_facet(facet);
  answer.set_value_count(static_cast<int64_t>(values.size()));
  const auto last =
      values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), max_values));
  const auto before = [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  if (last != values.end()) std::nth_element(values.begin(), last, values.end(), before);
  std::sort(values.begin(), last, before);
  for (auto value = values.begin(); value != last; ++value) {
    v1::FacetValue& entry = *answer.add_values();
    entry.set_value(std::string(value->value));
    entry.set_count(value->count);
  }
  return answer;
}

}  // namespace

absl::StatusOr<v1::SummarizeMissionsResponse> SummarizeMissions(
    const catalog::Catalog& catalog, const v1::SummarizeMissionsRequest& request,
    absl::FunctionRef<bool()> cancelled) {
  if (request.max_values() < 0) return InvalidPageSize("max_values", request.max_values());
  const absl::StatusOr<std::vector<v1::MissionFacet>> facets = FacetsOf(request);
  if (!facets.ok()) return facets.status();
  const absl::StatusOr<catalog::SnapshotPtr> snapshot = catalog.Read(request.read_options());
  if (!snapshot.ok()) return snapshot.status();
  const absl::StatusOr<FilterNodePtr> condition =
      CommonConditions(**snapshot, v1::RECORD_KIND_MISSION, request.filter(), request.origin());
  if (!condition.ok()) return condition.status();
  const RowPlanPtr plan = RowPlan::Make(*snapshot, v1::RECORD_KIND_MISSION, *condition);
  absl::StatusOr<FacetCounts> counts = CountFacets(plan, *facets, cancelled);
  if (!counts.ok()) return counts.status();

  v1::SummarizeMissionsResponse response;
  response.set_revision((*snapshot)->revision());
  response.set_total_count(counts->total);
  if (request.explain()) *response.mutable_query_plan() = plan->Explain();
  const int32_t max_values = request.max_values() == 0 ? kDefaultMaxValues : request.max_values();
  for (size_t i = 0; i < facets->size(); ++i) {
    *response.add_facets() =
        FacetCountOf((*facets)[i], std::move(counts->facets[i]), static_cast<size_t>(max_values));
  }
  return response;
}

}  // namespace oas::query
