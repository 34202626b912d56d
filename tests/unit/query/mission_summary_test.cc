#include "server/query/mission_summary.h"

#include <gmock/gmock.h>

#include <string>

#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using testing::EqualsProto;
using testing::FromText;
using testing::HasReason;
using testing::IsFieldError;
using testing::IsOk;

class MissionSummaryTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::SummarizeMissionsResponse> Summarize(const std::string& text) const {
    return SummarizeMissions(catalog_, FromText<v1::SummarizeMissionsRequest>(text),
                             [] { return false; });
  }

  const catalog::Catalog catalog_{testing::SmallSnapshot()};
};

TEST_F(MissionSummaryTest, CountsEveryFacetUnlessToldWhich) {
  const auto response = Summarize("");
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(*response, EqualsProto(FromText<v1::SummarizeMissionsResponse>(R"(
    facets {
      facet: MISSION_FACET_COUNTRY value_count: 2
      values { value: "HN" count: 2 } values { value: "VE" count: 2 }
    }
    facets {
      facet: MISSION_FACET_TYPE value_count: 2
      values { value: "MISSION_TYPE_GOOD_OFFICES" count: 2 }
      values { value: "MISSION_TYPE_ANTI_CORRUPTION" count: 1 }
    }
    facets {
      facet: MISSION_FACET_DECADE value_count: 2
      values { value: "2000s" count: 2 } values { value: "2010s" count: 1 }
    }
    facets {
      facet: MISSION_FACET_ARTICLE value_count: 2
      values { value: "instruments/democratic-charter#20" count: 2 }
      values { value: "instruments/democratic-charter#21" count: 1 }
    }
    facets {
      facet: MISSION_FACET_INSTRUMENT value_count: 1
      values { value: "instruments/democratic-charter" count: 1 }
    }
    facets {
      facet: MISSION_FACET_ACTOR value_count: 2
      values { value: "actors/ana-perez" count: 1 }
      values { value: "actors/general-assembly" count: 1 }
    }
    total_count: 3
    revision: 1)")));
}

TEST_F(MissionSummaryTest, AnswersTheFacetsAskedForOnceEach) {
  const auto response = Summarize(
      "facets: MISSION_FACET_DECADE facets: MISSION_FACET_COUNTRY facets: MISSION_FACET_DECADE");
  ASSERT_THAT(response, IsOk());
  ASSERT_EQ(response->facets_size(), 2);
  EXPECT_EQ(response->facets(0).facet(), v1::MISSION_FACET_DECADE);
  EXPECT_EQ(response->facets(1).facet(), v1::MISSION_FACET_COUNTRY);
}

TEST_F(MissionSummaryTest, KeepsTheHighestCountsAndSaysHowManyThereAre) {
  const auto response = Summarize("facets: MISSION_FACET_TYPE max_values: 1");
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(response->facets(0), EqualsProto(FromText<v1::FacetCount>(R"(
    facet: MISSION_FACET_TYPE value_count: 2
    values { value: "MISSION_TYPE_GOOD_OFFICES" count: 2 })")));
}

TEST_F(MissionSummaryTest, CountsOnlyTheOriginAskedFor) {
  const auto response = Summarize("facets: MISSION_FACET_COUNTRY origin: ORIGIN_SOURCE_PAGE");
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(*response, EqualsProto(FromText<v1::SummarizeMissionsResponse>(R"(
    facets {
      facet: MISSION_FACET_COUNTRY value_count: 2
      values { value: "HN" count: 1 } values { value: "VE" count: 1 }
    }
    total_count: 2 revision: 1)")));
}

TEST_F(MissionSummaryTest, EmptyCatalogHasNothingToCount) {
  const catalog::Catalog empty(testing::SnapshotOf({}));
  const auto response = SummarizeMissions(
      empty, FromText<v1::SummarizeMissionsRequest>("max_values: 5"), [] { return false; });
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->total_count(), 0);
  EXPECT_EQ(response->facets_size(), 6);
}

TEST_F(MissionSummaryTest, RefusesEachFieldThatIsWrong) {
  for (const char* facets : {"facets: 9", "facets: -1", "facets: MISSION_FACET_UNSPECIFIED",
                             "facets: MISSION_FACET_TYPE facets: 9"}) {
    EXPECT_THAT(Summarize(facets), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "facets"));
  }
  EXPECT_THAT(Summarize("max_values: -1"),
              IsFieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, "max_values"));
  EXPECT_THAT(Summarize("origin: 9"), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "origin"));
  EXPECT_THAT(Summarize("read_options { at_revision: 2 }"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(Summarize("filter: '('"), IsFieldError(v1::ERROR_REASON_INVALID_FILTER, "filter"));
}

}  // namespace
}  // namespace oas::query
