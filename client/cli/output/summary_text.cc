#include "client/cli/output/summary_text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "client/cli/output/bars.h"
#include "client/cli/output/words.h"
#include "client/cpp/record_kind.h"
#include "oas/missions/v1/mission.pb.h"

namespace oas::missions::cli {
namespace {

// "instruments/democratic-charter#20" is "democratic-charter, article 20".
std::string ArticleWords(absl::string_view value) {
  const std::size_t mark = value.find('#');
  if (mark == absl::string_view::npos) return std::string(IdOfName(value));
  return absl::StrCat(IdOfName(value.substr(0, mark)), ", article ", value.substr(mark + 1));
}

std::vector<Bar> BarsOf(const v1::FacetCount& facet, const CountryNames& countries) {
  std::vector<v1::FacetValue> values(facet.values().begin(), facet.values().end());
  if (facet.facet() == v1::MISSION_FACET_DECADE) {
    std::sort(values.begin(), values.end(),
              [](const auto& a, const auto& b) { return a.value() < b.value(); });
  }
  std::vector<Bar> bars;
  bars.reserve(values.size());
  for (const v1::FacetValue& value : values) {
    bars.push_back({FacetValueWords(facet.facet(), value.value(), countries), value.count()});
  }
  return bars;
}

std::string HeadingOf(const v1::FacetCount& facet, const Screen& screen) {
  std::string heading =
      Paint(Style::kHeading, absl::StrCat("By ", EnumWords(facet.facet())), screen);
  if (facet.value_count() > facet.values_size()) {
    absl::StrAppend(&heading, " ",
                    Paint(Style::kFaint,
                          absl::StrCat("(the first ", facet.values_size(), " of ",
                                       facet.value_count(), ", more: --max)"),
                          screen));
  }
  return heading;
}

}  // namespace

std::string FacetValueWords(v1::MissionFacet facet, const std::string& value,
                            const CountryNames& countries) {
  switch (facet) {
    case v1::MISSION_FACET_COUNTRY:
      return countries(value);
    case v1::MISSION_FACET_TYPE: {
      v1::MissionType type = v1::MISSION_TYPE_UNSPECIFIED;
      return v1::MissionType_Parse(value, &type) ? EnumWords(type) : value;
    }
    case v1::MISSION_FACET_ARTICLE:
      return ArticleWords(value);
    case v1::MISSION_FACET_INSTRUMENT:
    case v1::MISSION_FACET_ACTOR:
      return std::string(IdOfName(value));
    default:
      return value;
  }
}

std::string SummaryText(const v1::SummarizeMissionsResponse& response,
                        const CountryNames& countries, const Screen& screen) {
  std::vector<std::vector<Bar>> groups;
  std::vector<Bar> all;
  for (const v1::FacetCount& facet : response.facets()) {
    groups.push_back(BarsOf(facet, countries));
    all.insert(all.end(), groups.back().begin(), groups.back().end());
  }
  const BarScale scale = MakeBarScale(all, screen);
  std::string text;
  for (int i = 0; i < response.facets_size(); ++i) {
    const std::vector<Bar>& bars = groups[static_cast<std::size_t>(i)];
    if (bars.empty()) continue;
    absl::StrAppend(&text, HeadingOf(response.facets(i), screen), "\n",
                    DrawBars(bars, scale, screen), "\n");
  }
  return absl::StrCat(text, Count(response.total_count(), "mission", "missions"), "\n");
}

}  // namespace oas::missions::cli
