#include "server/query/read_plan.h"

#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <vector>

#include "oas/missions/v1/mission_service.pb.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using testing::FromText;
using testing::HasReason;
using testing::IsFieldError;
using testing::IsOk;
using testing::StatusIs;

class ReadPlanTest : public ::testing::Test {
 protected:
  absl::StatusOr<ReadPlan> List(const std::string& text) const {
    return PlanList(catalog_, FromText<v1::ListMissionsRequest>(text), v1::RECORD_KIND_MISSION);
  }
  absl::StatusOr<ReadPlan> Stream(const std::string& text) const {
    const auto request = FromText<v1::QueryMissionsRequest>(text);
    return PlanStream(catalog_, request, v1::RECORD_KIND_MISSION, request.order_by());
  }

  const catalog::Catalog catalog_{testing::SmallSnapshot()};
};

std::vector<std::string> Names(const RecordPage& page) {
  std::vector<std::string> names;
  for (const auto& record : page.records) names.emplace_back(record->name());
  return names;
}

RecordPage PageOf(const absl::StatusOr<ReadPlan>& plan) {
  return *ReadPage(*plan, [] { return false; });
}

TEST_F(ReadPlanTest, PageSizeHasADefaultAndAMaximum) {
  const struct {
    int32_t asked;
    int64_t answered;
  } cases[] = {{0, 100}, {1, 1}, {1000, 1000}, {1001, 1000}, {2147483647, 1000}};
  for (const auto& c : cases) {
    ASSERT_THAT(PageLimit(c.asked), IsOk());
    EXPECT_EQ(*PageLimit(c.asked), c.answered);
  }
  for (const int32_t size : {-1, std::numeric_limits<int32_t>::min()}) {
    EXPECT_THAT(PageLimit(size), IsFieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, "page_size"));
  }
}

TEST_F(ReadPlanTest, RefusesEachFieldThatIsWrong) {
  EXPECT_THAT(List("page_size: -1"), IsFieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, "page_size"));
  EXPECT_THAT(Stream("limit: -1"), IsFieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, "limit"));
  EXPECT_THAT(List("order_by: 'title'"),
              IsFieldError(v1::ERROR_REASON_INVALID_ORDER_BY, "order_by"));
  EXPECT_THAT(List("view: 9"), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "view"));
  EXPECT_THAT(List("origin: 9"), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "origin"));
  EXPECT_THAT(List("page_token: 'x'"),
              IsFieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, "page_token"));
  EXPECT_THAT(Stream("resume_cursor: 'x'"),
              IsFieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, "resume_cursor"));
  EXPECT_THAT(List("read_options { at_revision: 2 }"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(List("filter: 'title ='"), IsFieldError(v1::ERROR_REASON_INVALID_FILTER, "filter"));
  EXPECT_THAT(List("filter: 'country = XX'"),
              IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "filter"));
}

TEST_F(ReadPlanTest, AnswersBasicUnlessAskedForFull) {
  EXPECT_EQ(List("")->view, v1::RECORD_VIEW_BASIC);
  EXPECT_EQ(List("view: RECORD_VIEW_BASIC")->view, v1::RECORD_VIEW_BASIC);
  EXPECT_EQ(List("view: RECORD_VIEW_FULL")->view, v1::RECORD_VIEW_FULL);
}

TEST_F(ReadPlanTest, PagesFollowEachOther) {
  const RecordPage first = PageOf(List("page_size: 2"));
  EXPECT_THAT(Names(first), ElementsAre("missions/venezuela-2002", "missions/honduras-2009"));
  EXPECT_EQ(first.total_size, 3);
  ASSERT_NE(first.next_page_token, "");
  const RecordPage second = PageOf(List("page_token: '" + first.next_page_token + "'"));
  EXPECT_THAT(Names(second), ElementsAre("missions/honduras-2016"));
  EXPECT_EQ(second.next_page_token, "");
  EXPECT_EQ(second.total_size, 3);
}

TEST_F(ReadPlanTest, PageThatJustHoldsTheRestIsTheLast) {
  EXPECT_EQ(PageOf(List("page_size: 3")).next_page_token, "");
  EXPECT_EQ(PageOf(List("page_size: 2 origin: ORIGIN_SOURCE_PAGE")).next_page_token, "");
}

TEST_F(ReadPlanTest, TokenOfAnotherRequestIsRefused) {
  const std::string token = PageOf(List("page_size: 2")).next_page_token;
  for (const char* changed : {"order_by: 'name'", "view: RECORD_VIEW_FULL",
                              "origin: ORIGIN_CURATOR", "read_options { at_revision: 1 }"}) {
    EXPECT_THAT(List("page_token: '" + token + "' " + changed),
                IsFieldError(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH, "page_token"))
        << changed;
  }
  EXPECT_THAT(Stream("resume_cursor: '" + token + "'"),
              IsFieldError(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH, "resume_cursor"));
}

TEST_F(ReadPlanTest, TokenPinsItsRevision) {
  const std::string token = PageOf(List("page_size: 2")).next_page_token;
  const catalog::Catalog newer(catalog::Snapshot::Create(2, testing::TestCommitTime(), {}));
  auto request = FromText<v1::ListMissionsRequest>("");
  request.set_page_token(token);
  const auto plan = PlanList(newer, request, v1::RECORD_KIND_MISSION);
  EXPECT_THAT(plan, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(plan, HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
}

TEST_F(ReadPlanTest, TokenOfAServerThatIsAheadIsUnavailable) {
  const uint64_t hash = RequestHash(v1::ListMissionsRequest());
  const auto plan = List("page_token: '" + EncodePageToken({2, hash, 0, 0}) + "'");
  EXPECT_THAT(plan, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(plan, HasReason(v1::ERROR_REASON_REVISION_NOT_REACHED));
}

TEST_F(ReadPlanTest, ForgedPositionsDoNoHarm) {
  // The checksum of a token is no secret: anybody can make one.
  constexpr uint64_t kMax = std::numeric_limits<uint64_t>::max();
  const uint64_t hash = RequestHash(v1::ListMissionsRequest());
  for (const uint64_t index : {uint64_t{3}, kMax / 2, kMax}) {
    const auto plan = List("page_token: '" + EncodePageToken({1, hash, index, kMax}) + "'");
    ASSERT_THAT(plan, IsOk());
    const RecordPage page = PageOf(plan);
    EXPECT_THAT(page.records, ::testing::IsEmpty());
    EXPECT_EQ(page.next_page_token, "");
  }
  EXPECT_THAT(List("page_token: '" + EncodePageToken({-1, hash, 0, 0}) + "'"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
}

}  // namespace
}  // namespace oas::query
