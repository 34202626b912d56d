#include "server/query/text/text_search.h"

#include <gmock/gmock.h>

#include <string>
#include <thread>
#include <vector>

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
catalog::SnapshotPtr LargeSnapshot(int64_t revision = 1) {
  std::vector<v1::Record> records;
  for (int i = 0; i < 50'000; ++i) {
    records.push_back(testing::MissionRecord(std::to_string(i), "A mission", "that did nothing"));
  }
  return testing::SearchSnapshot(records, revision);
}

TEST(TextSearchTest, IsSoonReadyWithASmallCatalog) {
  const catalog::Catalog catalog(testing::SmallSnapshot());
  const TextSearch search(catalog);
  ASSERT_THAT(search.WaitUntilReady(absl::Now() + absl::Minutes(1)), IsOk());
  EXPECT_EQ(search.progress(), 1);
  const auto index = search.Newest();
  ASSERT_THAT(index, IsOk());
  EXPECT_FALSE(testing::Names(**index, "honduras").empty());
}

TEST(TextSearchTest, SaysWhenToAskAgainWhileItIsBuilding) {
  const catalog::Catalog catalog(LargeSnapshot());
  const TextSearch search(catalog);
  for (const absl::Status& status :
       {search.Newest().status(), search.WaitUntilReady(absl::Now())}) {
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable));
    EXPECT_THAT(status, HasReason(v1::ERROR_REASON_TEXT_INDEX_BUILDING));
    const auto retry = testing::DetailOf<google::rpc::RetryInfo>(status);
    ASSERT_TRUE(retry.has_value());
    EXPECT_GE(retry->retry_delay().seconds(), 1);
    EXPECT_LE(retry->retry_delay().seconds(), 60);
  }
  EXPECT_LT(search.progress(), 1);
}  // and stops at once, which the time limit of the test would show

TEST(TextSearchTest, ServesTheIndexThatIsThereUntilTheNextIsBuilt) {
  catalog::Catalog catalog(testing::SmallSnapshot());
  const TextSearch search(catalog);
  ASSERT_THAT(search.WaitUntilReady(absl::Now() + absl::Minutes(1)), IsOk());
  catalog.Publish(LargeSnapshot(2));
  ASSERT_THAT(search.Newest(), IsOk());
  EXPECT_EQ((*search.Newest())->snapshot().revision(), 1);
  const auto next = search.AtLeast(2);
  EXPECT_THAT(next, HasReason(v1::ERROR_REASON_TEXT_INDEX_BUILDING));
  EXPECT_TRUE(testing::DetailOf<google::rpc::RetryInfo>(next.status()).has_value());
  EXPECT_THAT(search.IndexOf(2, "read_options"), HasReason(v1::ERROR_REASON_TEXT_INDEX_BUILDING));
}

TEST(TextSearchTest, BuildsCommitsThatCameMeanwhileTogether) {
  catalog::Catalog catalog(LargeSnapshot());
  const TextSearch search(catalog);
  while (search.progress() == 0) std::this_thread::yield();  // it has begun with the first
  for (int64_t revision = 2; revision <= 50; ++revision) {
    catalog.Publish(catalog::Snapshot::Create(revision, testing::TestCommitTime(), {}));
  }
  ASSERT_THAT(search.WaitUntilReady(absl::Now() + absl::Minutes(1), 50), IsOk());
  EXPECT_EQ((*search.Newest())->snapshot().revision(), 50);
  EXPECT_THAT(search.IndexOf(1, "read_options"), IsOk()) << "none was built in between";
}

TEST(TextSearchTest, LeavesIndexesInUseBehind) {
  std::shared_ptr<const TextIndex> index;
  {
    const catalog::Catalog catalog(testing::SmallSnapshot());
    const TextSearch search(catalog);
    ASSERT_THAT(search.WaitUntilReady(absl::Now() + absl::Minutes(1)), IsOk());
    index = *search.Newest();
  }
  EXPECT_FALSE(testing::Names(*index, "honduras").empty());
}

}  // namespace
}  // namespace oas::query
