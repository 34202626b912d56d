#include "server/log/loaded_snapshots.h"

#include <gmock/gmock.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "server/catalog/catalog.h"
#include "server/log/log_errors.h"
#include "server/log/memory_log.h"
#include "server/log/snapshot_loader.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_history.h"
#include "tests/support/status_matchers.h"

namespace oas::log {
namespace {

using catalog::SnapshotPtr;
using testing::FromText;
using testing::HasReason;
using testing::IsOk;
using testing::StatusIs;

// A log that counts how often it is read as a whole, and can be made to fail.
class WatchedLog final : public CommitLog {
 public:
  using CommitLog::Append;
  absl::Status Append(absl::Span<PendingCommit> commits) override { return log_.Append(commits); }
  absl::StatusOr<std::string> StoreId() const override { return log_.StoreId(); }
  absl::StatusOr<Commit> Newest() const override { return log_.Newest(); }
  absl::Status WaitForNews(int64_t revision, absl::Time deadline) const override {
    return log_.WaitForNews(revision, deadline);
  }
  absl::StatusOr<std::optional<Commit>> Find(int64_t revision) const override {
    if (failing_) return Failure();
    return log_.Find(revision);
  }
  absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view request_id) const override {
    return log_.FindRequest(request_id);
  }
  absl::StatusOr<std::optional<Commit>> FindAt(absl::Time time) const override {
    if (failing_) return Failure();
    return log_.FindAt(time);
  }
  absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                    CommitVisitor& visitor) const override {
    ++reads_;
    return log_.Read(first, last, order, visitor);
  }
  absl::Status ReadCommits(int64_t first, int64_t last, ReadOrder order,
                           absl::FunctionRef<absl::Status(const Commit&)> tell) const override {
    return log_.ReadCommits(first, last, order, tell);
  }
  absl::Status ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                            CommitVisitor& visitor) const override {
    return log_.ReadVersions(name, last, limit, visitor);
  }

  int reads() const { return reads_; }
  void ForgetReads() { reads_ = 0; }
  void Fail(bool failing) { failing_ = failing; }

 private:
  static absl::Status Failure() { return StoreUnavailable("the disk is gone", "bring it back"); }

  MemoryLog log_;
  mutable std::atomic<int> reads_ = 0;
  std::atomic<bool> failing_ = false;
};

class LoadedSnapshotsTest : public ::testing::Test {
 protected:
  LoadedSnapshotsTest() {
    testing::AppendSmallHistory(log_);
    newest_ = testing::NewestOf(log_);
    log_.ForgetReads();
  }

  SnapshotPtr At(int64_t revision) {
    absl::StatusOr<SnapshotPtr> snapshot = past_.AtRevision(revision, newest_);
    EXPECT_THAT(snapshot, IsOk());
    return snapshot.value_or(nullptr);
  }

  WatchedLog log_;
  LoadedSnapshots past_{log_};
  SnapshotPtr newest_;
};

std::string TitleIn(const catalog::Snapshot& snapshot) {
  return snapshot.Find("missions/honduras-2009")->Decode<v1::Mission>().title();
}

TEST_F(LoadedSnapshotsTest, HasTheRecordsOfTheRevision) {
  EXPECT_EQ(TitleIn(*At(1)), "Mission after the coup");
  EXPECT_EQ(TitleIn(*At(2)), "Mission of return");
  EXPECT_NE(At(2)->Find("missions/venezuela-2002"), nullptr);
  EXPECT_EQ(At(3)->Find("missions/venezuela-2002"), nullptr);
  EXPECT_EQ(At(2)->Find("events/honduras-2011-06-01-return"), nullptr);
  EXPECT_NE(At(3)->Find("events/honduras-2011-06-01-return"), nullptr);
  EXPECT_EQ(At(3)->commit_time(), testing::TestCommitTime() + absl::Minutes(2));
}

TEST_F(LoadedSnapshotsTest, SharesWhatDidNotChange) {
  EXPECT_EQ(At(1)->Find("countries/HN"), newest_->Find("countries/HN"));
  EXPECT_NE(At(1)->Find("missions/honduras-2009"), newest_->Find("missions/honduras-2009"));
}

TEST_F(LoadedSnapshotsTest, MakesASnapshotOnceForAllWhoAskAtATime) {
  std::vector<std::thread> threads;
  std::vector<SnapshotPtr> snapshots(8);
  for (SnapshotPtr& snapshot : snapshots) {
    threads.emplace_back([&, this] { snapshot = At(2); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(log_.reads(), 1);
  for (const SnapshotPtr& snapshot : snapshots) EXPECT_EQ(snapshot, snapshots[0]);
}

TEST_F(LoadedSnapshotsTest, KeepsThoseAskedForLast) {
  for (int64_t i = 5; i <= 7; ++i) {
    testing::AppendRevision(log_, {testing::NewestRecord(log_, "countries/HN")});
  }
  log_.ForgetReads();
  for (const int64_t revision : {1, 2, 3, 1, 4, 5}) At(revision);
  EXPECT_EQ(log_.reads(), 5);
  for (const int64_t revision : {1, 3, 4, 5}) At(revision);
  EXPECT_EQ(log_.reads(), 5) << "2 is gone and the others are kept";
  At(2);
  EXPECT_EQ(log_.reads(), 6);
}

TEST_F(LoadedSnapshotsTest, TellsTheErrorsOfTheLogAndTriesAgain) {
  log_.Fail(true);
  const auto failed = past_.AtRevision(2, newest_);
  EXPECT_THAT(failed, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(failed, HasReason(v1::ERROR_REASON_STORE_UNAVAILABLE));
  EXPECT_THAT(past_.RevisionAt(absl::Now()), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(past_.FirstTime(), StatusIs(absl::StatusCode::kUnavailable));
  log_.Fail(false);
  EXPECT_THAT(past_.AtRevision(2, newest_), IsOk());
}

TEST_F(LoadedSnapshotsTest, LoadAtRefusesRevisionsThatAreNotThere) {
  for (const int64_t revision : {int64_t{0}, int64_t{-1}, int64_t{5}}) {
    const auto snapshot = LoadAt(log_, revision, [](int64_t /*changes*/) {});
    EXPECT_THAT(snapshot, StatusIs(absl::StatusCode::kNotFound));
    EXPECT_THAT(snapshot, HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  }
}

// The catalog, with the past behind it.
class PastReadsTest : public LoadedSnapshotsTest {
 protected:
  absl::StatusOr<int64_t> RevisionOf(const std::string& options) {
    const auto snapshot = catalog_->Read(FromText<v1::ReadOptions>(options));
    if (!snapshot.ok()) return snapshot.status();
    return (*snapshot)->revision();
  }
  bool IsAtHand(const std::string& options) {
    return catalog_->ReadAtHand(FromText<v1::ReadOptions>(options)).has_value();
  }

  std::unique_ptr<catalog::Catalog> catalog_ = std::make_unique<catalog::Catalog>(newest_, &past_);
};

TEST_F(PastReadsTest, ReadsAnyRevisionAndTime) {
  const struct {
    std::string options;
    int64_t revision;
  } cases[] = {{"", 4},
               {"at_revision: 1", 1},
               {"at_revision: 3", 3},
               {"at_revision: 4", 4},
               {"min_revision: 4", 4},
               {"min_revision: 1", 4},
               {"at_time { seconds: 1704164645 }", 1},
               {"at_time { seconds: 1704164704 nanos: 999999999 }", 1},
               {"at_time { seconds: 1704164705 }", 2},
               {"at_time { seconds: 1704164824 }", 3},
               {"at_time { seconds: 1704164825 }", 4},
               {"at_time { seconds: 1904164825 }", 4}};
  for (const auto& [options, revision] : cases) {
    const absl::StatusOr<int64_t> read = RevisionOf(options);
    ASSERT_THAT(read, IsOk()) << options;
    EXPECT_EQ(*read, revision) << options;
  }
}

TEST_F(PastReadsTest, RefusesTimesBeforeTheFirstRevisionAndSaysWhenItWas) {
  const auto read = RevisionOf("at_time { seconds: 1704164644 }");
  EXPECT_THAT(read, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(std::string(read.status().message()), ::testing::HasSubstr("2024-01-02T03:04:05"));
}

TEST_F(PastReadsTest, OnlyWhatNeedsTheLogIsNotAtHand) {
  for (const char* options : {"", "at_revision: 4", "at_revision: 5", "at_revision: 0",
                              "min_revision: 9", "at_time { seconds: 1904164825 }"}) {
    EXPECT_TRUE(IsAtHand(options)) << options;
  }
  EXPECT_FALSE(IsAtHand("at_revision: 3"));
  EXPECT_FALSE(IsAtHand("at_time { seconds: 1704164705 }"));
}

TEST_F(PastReadsTest, PublishedRevisionsStayAtHandForAWhile) {
  const SnapshotPtr first = At(1);
  catalog::Catalog catalog(first, &past_);
  for (int64_t revision = 2; revision <= 20; ++revision) {
    catalog.Publish(catalog::Snapshot::Create(revision, testing::TestCommitTime(), {}));
  }
  EXPECT_EQ(catalog.Newest()->revision(), 20);
  for (int64_t revision = 12; revision <= 20; ++revision) {
    v1::ReadOptions options;
    options.set_at_revision(revision);
    EXPECT_TRUE(catalog.ReadAtHand(options).has_value()) << revision;
  }
  EXPECT_FALSE(catalog.ReadAtHand(FromText<v1::ReadOptions>("at_revision: 11")).has_value());
  catalog.Publish(first);
  EXPECT_EQ(catalog.Newest()->revision(), 20) << "never goes back";
}

}  // namespace
}  // namespace oas::log
