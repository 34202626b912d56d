#include "server/query/text/text_search.h"

#include <gmock/gmock.h>

#include "absl/time/clock.h"
#include "google/rpc/error_details.pb.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/query/text/search_case.h"

namespace oas::query {
namespace {

using testing::HasReason;
using testing::IsOk;
using testing::StatusIs;

// Takes long enough to be seen while it is being built.
catalog::SnapshotPtr LargeSnapshot() {
  std::vector<v1::Record> records;
  for (int i = 0; i < 50'000; ++i) {
    records.push_back(testing::MissionRecord(std::to_string(i), "A mission", "that did nothing"));
  }
  return testing::SearchSnapshot(records);
}

TEST(TextSearchTest, IsSoonReadyWithASmallCatalog) {
  const catalog::SnapshotPtr snapshot = testing::SmallSnapshot();
  const TextSearch search(snapshot);
  ASSERT_THAT(search.WaitUntilReady(absl::Now() + absl::Minutes(1)), IsOk());
  EXPECT_EQ(search.progress(), 1);
  const auto index = search.IndexOf(*snapshot);
  ASSERT_THAT(index, IsOk());
  EXPECT_FALSE(testing::Names(**index, "honduras").empty());
}

TEST(TextSearchTest, SaysWhenToAskAgainWhileItIsBuilding) {
  const catalog::SnapshotPtr snapshot = LargeSnapshot();
  const TextSearch search(snapshot);
  for (const absl::Status& status :
       {search.IndexOf(*snapshot).status(), search.WaitUntilReady(absl::Now())}) {
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable));
    EXPECT_THAT(status, HasReason(v1::ERROR_REASON_TEXT_INDEX_BUILDING));
    const auto retry = testing::DetailOf<google::rpc::RetryInfo>(status);
    ASSERT_TRUE(retry.has_value());
    EXPECT_GE(retry->retry_delay().seconds(), 1);
    EXPECT_LE(retry->retry_delay().seconds(), 60);
  }
  EXPECT_LT(search.progress(), 1);
}  // and stops at once, which the time limit of the test would show

TEST(TextSearchTest, GivesNoIndexOfAnotherRevision) {
  const TextSearch search(testing::SmallSnapshot());
  ASSERT_THAT(search.WaitUntilReady(absl::Now() + absl::Minutes(1)), IsOk());
  const auto other = catalog::Snapshot::Create(2, testing::TestCommitTime(), {});
  EXPECT_THAT(search.IndexOf(*other), HasReason(v1::ERROR_REASON_TEXT_INDEX_BUILDING));
}

TEST(TextSearchTest, LeavesIndexesInUseBehind) {
  std::shared_ptr<const TextIndex> index;
  {
    const catalog::SnapshotPtr snapshot = testing::SmallSnapshot();
    const TextSearch search(snapshot);
    ASSERT_THAT(search.WaitUntilReady(absl::Now() + absl::Minutes(1)), IsOk());
    index = *search.IndexOf(*snapshot);
  }
  EXPECT_FALSE(testing::Names(*index, "honduras").empty());
}

}  // namespace
}  // namespace oas::query
