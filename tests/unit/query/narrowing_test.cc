#include "server/query/narrowing.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "server/query/read_plan.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using ::testing::ElementsAreArray;
using testing::FromText;
using testing::IsFieldError;
using testing::IsOk;

using Names = std::vector<std::string>;

class NarrowingTest : public ::testing::Test {
 protected:
  // Names of the records that a request selects, in event order.
  template <typename Request>
  absl::StatusOr<Names> Select(v1::RecordKind kind, const std::string& text) const {
    const auto request = FromText<Request>(text);
    auto plan = PlanList(catalog_, request, kind);
    if (!plan.ok()) return plan.status();
    const RecordPage page = *ReadPage(*plan, [] { return false; });
    Names names;
    for (const auto& record : page.records) names.emplace_back(record->name());
    return names;
  }
  absl::StatusOr<Names> Events(const std::string& text) const {
    return Select<v1::ListEventsRequest>(v1::RECORD_KIND_EVENT, text);
  }
  absl::StatusOr<Names> Suspensions(const std::string& text) const {
    return Select<v1::ListSuspensionsRequest>(v1::RECORD_KIND_SUSPENSION, text);
  }

  const catalog::Catalog catalog_{testing::SmallSnapshot()};
};

constexpr char kCoup2002[] = "events/venezuela-2002-04-12-coup";
constexpr char kStrikes[] = "events/venezuela-2002-strikes";   // 2002-12-02 to 2003-02-03
constexpr char kCrisis2009[] = "events/honduras-2009-crisis";  // some day of 2009
constexpr char kCoup2009[] = "events/honduras-2009-06-28-coup";
constexpr char kTalks[] = "events/honduras-2009-07-talks";  // July 2009, until 2009-10-30

TEST_F(NarrowingTest, EventsThatMayHaveHappenedInTheInterval) {
  const struct {
    const char* request;
    Names expected;
  } cases[] = {
      {"", {kCoup2002, kStrikes, kCrisis2009, kCoup2009, kTalks}},
      {"since { year: 2009 }", {kCrisis2009, kCoup2009, kTalks}},
      {"since { year: 2009 month: 6 day: 29 }", {kCrisis2009, kTalks}},
      {"since { year: 2009 month: 10 day: 30 }", {kCrisis2009, kTalks}},
      {"since { year: 2009 month: 10 day: 31 }", {kCrisis2009}},
      {"since { year: 2009 month: 12 day: 31 }", {kCrisis2009}},
      {"since { year: 2010 }", {}},
      {"until { year: 2002 }", {kCoup2002, kStrikes}},
      {"until { year: 2002 month: 4 }", {kCoup2002}},
      {"until { year: 2002 month: 4 day: 11 }", {}},
      {"until { year: 2009 month: 1 day: 1 }", {kCoup2002, kStrikes, kCrisis2009}},
      {"since { year: 2003 month: 2 day: 3 } until { year: 2003 }", {kStrikes}},
      {"since { year: 2003 month: 2 day: 4 } until { year: 2003 }", {}},
      {"since { year: 2009 month: 6 } until { year: 2009 month: 6 }", {kCrisis2009, kCoup2009}},
      {"region_code: 'VE'", {kCoup2002, kStrikes}},
      {"region_code: 'HN' until { year: 2009 month: 6 }", {kCrisis2009, kCoup2009}},
      {"origin: ORIGIN_CURATOR since { year: 2009 }", {kTalks}},
  };
  for (const auto& c : cases) {
    const auto names = Events(c.request);
    ASSERT_THAT(names, IsOk()) << c.request;
    EXPECT_THAT(*names, ElementsAreArray(c.expected)) << c.request;
  }
}

TEST_F(NarrowingTest, SuspensionsActiveOnADay) {
  const Names none;
  const Names honduras = {"suspensions/honduras-2009"};  // 2009-07-04 to 2011-06-01
  const struct {
    const char* request;
    const Names& expected;
  } cases[] = {
      {"", honduras},
      {"active_on { year: 2009 month: 7 day: 3 }", none},
      {"active_on { year: 2009 month: 7 day: 4 }", honduras},
      {"active_on { year: 2010 }", honduras},
      {"active_on { year: 2011 month: 6 day: 1 }", honduras},
      {"active_on { year: 2011 month: 6 day: 2 }", none},
      {"active_on { year: 2009 }", honduras},
      {"active_on { year: 2009 month: 6 }", none},
      {"active_on { year: 2010 } region_code: 'HN'", honduras},
      {"active_on { year: 2010 } region_code: 'VE'", none},
  };
  for (const auto& c : cases) {
    const auto names = Suspensions(c.request);
    ASSERT_THAT(names, IsOk()) << c.request;
    EXPECT_THAT(*names, ElementsAreArray(c.expected)) << c.request;
  }
}

TEST_F(NarrowingTest, SuspensionThatGoesOnIsActiveOnEveryLaterDay) {
  auto manifest = FromText<v1::CatalogManifest>(testing::SmallCatalogText());
  auto& period = *manifest.mutable_suspensions(0)->mutable_period();
  period.clear_end_date();
  period.set_ongoing(true);
  const catalog::Catalog catalog(testing::SnapshotOf(testing::RecordsOf(manifest)));
  const auto request =
      FromText<v1::ListSuspensionsRequest>("active_on { year: 9999 month: 12 day: 31 }");
  const auto plan = PlanList(catalog, request, v1::RECORD_KIND_SUSPENSION);
  ASSERT_THAT(plan, IsOk());
  EXPECT_EQ(ReadPage(*plan, [] { return false; })->total_size, 1);
}

TEST_F(NarrowingTest, RefusesDatesAndCountriesThatAreNone) {
  EXPECT_THAT(Events("since { year: 2009 month: 13 }"),
              IsFieldError(v1::ERROR_REASON_INVALID_DATE, "since"));
  EXPECT_THAT(Events("until {}"), IsFieldError(v1::ERROR_REASON_INVALID_DATE, "until"));
  EXPECT_THAT(Events("since { year: 2010 } until { year: 2009 }"),
              IsFieldError(v1::ERROR_REASON_INVALID_DATE, "until"));
  EXPECT_THAT(Events("region_code: 'US'"),
              IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "region_code"));
  EXPECT_THAT(Suspensions("active_on { month: 6 }"),
              IsFieldError(v1::ERROR_REASON_INVALID_DATE, "active_on"));
  EXPECT_THAT(Suspensions("region_code: 'hn'"),
              IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "region_code"));
}

TEST_F(NarrowingTest, ReplaySelectsLikeList) {
  const auto request = FromText<v1::ReplayTimelineRequest>("since { year: 2009 month: 7 }");
  const auto plan = PlanStream(catalog_, request, v1::RECORD_KIND_EVENT, "");
  ASSERT_THAT(plan, IsOk());
  EXPECT_EQ(plan->rows->Explain().filter(), "active : 2009-07-01..");
}

}  // namespace
}  // namespace oas::query
