// What every commit log promises of finding commits and versions, and of those who do so while
// somebody appends.
#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "server/log/commit_log.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/log/log_case.h"
#include "tests/unit/log/log_suite.h"

namespace oas::log {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

class CommitLookupTest : public LogSuite {
 protected:
  // Revisions 1 to `count`, of which each writes missions/a.
  void Fill(int count) {
    for (int revision = 1; revision <= count; ++revision) {
      commits_.push_back(
          CommitOf(revision, {{"missions/a", std::nullopt, std::to_string(revision)}}));
    }
    ASSERT_THAT(AppendGroup(*log_, commits_), IsOk());
  }

  int64_t RevisionAt(absl::Time time) const {
    const absl::StatusOr<std::optional<Commit>> found = log_->FindAt(time);
    EXPECT_THAT(found, IsOk());
    return found.ok() && found->has_value() ? (*found)->revision : 0;
  }

  std::vector<TestCommit> commits_;
};

void ExpectSame(const absl::StatusOr<std::optional<Commit>>& found, const Commit& expected) {
  ASSERT_THAT(found, IsOk());
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((TestCommit{**found, {}}), (TestCommit{expected, {}}));
  EXPECT_EQ((*found)->change_count, expected.change_count);
  EXPECT_EQ((*found)->chain, expected.chain);
}

TEST_P(CommitLookupTest, FindsRevisions) {
  Fill(3);
  for (const TestCommit& commit : commits_) {
    ExpectSame(log_->Find(commit.commit.revision), commit.commit);
  }
  for (const int64_t revision : {int64_t{0}, int64_t{4}, int64_t{-1}}) {
    EXPECT_EQ(log_->Find(revision).value(), std::nullopt) << revision;
  }
}

TEST_P(CommitLookupTest, FindsRequests) {
  Fill(2);
  TestCommit anonymous = CommitOf(3, {});
  anonymous.commit.request_id = "";
  ASSERT_THAT(Append(*log_, anonymous), IsOk());
  ExpectSame(log_->FindRequest("request 2"), commits_[1].commit);
  for (const char* id : {"request", "request 3", "REQUEST 2", "\\' OR '' = '", ""}) {
    EXPECT_EQ(log_->FindRequest(id).value(), std::nullopt) << id;
  }
}

TEST_P(CommitLookupTest, FindsTheCommitOfAMoment) {
  EXPECT_EQ(RevisionAt(absl::InfiniteFuture()), 0);
  Fill(3);
  TestCommit at_once = CommitOf(4, {});
  at_once.commit.commit_time = commits_[2].commit.commit_time;
  ASSERT_THAT(Append(*log_, at_once), IsOk());
  const absl::Time first = commits_[0].commit.commit_time;
  EXPECT_EQ(RevisionAt(absl::InfinitePast()), 0);
  EXPECT_EQ(RevisionAt(first - absl::Nanoseconds(1)), 0);
  EXPECT_EQ(RevisionAt(first), 1);
  EXPECT_EQ(RevisionAt(commits_[1].commit.commit_time + absl::Nanoseconds(1) / 2), 2);
  EXPECT_EQ(RevisionAt(commits_[2].commit.commit_time), 4) << "the newest of the same moment";
  EXPECT_EQ(RevisionAt(absl::InfiniteFuture()), 4);
}

TEST_P(CommitLookupTest, ReadsCommitsWithoutChanges) {
  Fill(4);
  std::vector<int64_t> told;
  const auto tell = [&](const Commit& commit) {
    EXPECT_EQ(commit.chain, commits_[static_cast<size_t>(commit.revision - 1)].commit.chain);
    EXPECT_EQ(commit.change_count, 1);
    told.push_back(commit.revision);
    return told.size() == 5 ? absl::CancelledError("enough") : absl::OkStatus();
  };
  ASSERT_THAT(log_->ReadCommits(2, 3, ReadOrder::kOldestFirst, tell), IsOk());
  EXPECT_THAT(told, ElementsAre(2, 3));
  EXPECT_THAT(log_->ReadCommits(-1, 9, ReadOrder::kNewestFirst, tell),
              StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(told, ElementsAre(2, 3, 4, 3, 2));
}

TEST_P(CommitLookupTest, ReadsTheVersionsOfARecord) {
  std::vector<TestCommit> commits = {
      CommitOf(1, {{"missions/b", std::nullopt, "b"}, {"missions/a", std::nullopt, "1"}}),
      CommitOf(2, {{"missions/a", 1, std::nullopt, "a duplicate"}}),
      CommitOf(3, {{"missions/aa", std::nullopt, "x"}}),
      CommitOf(4, {{"missions/a", std::nullopt, "4"}, {"missions/c", std::nullopt, "c"}})};
  ASSERT_THAT(AppendGroup(*log_, commits), IsOk());
  const TestCommit first = {commits[0].commit, {commits[0].changes[1]}};
  const TestCommit second = commits[1];
  const TestCommit fourth = {commits[3].commit, {commits[3].changes[0]}};
  EXPECT_THAT(VersionsOf(*log_, "missions/a"), ElementsAre(fourth, second, first));
  EXPECT_THAT(VersionsOf(*log_, "missions/a", 3), ElementsAre(second, first));
  EXPECT_THAT(VersionsOf(*log_, "missions/a", 9, 2), ElementsAre(fourth, second));
  EXPECT_THAT(VersionsOf(*log_, "missions/a", 3, 1), ElementsAre(second));
  EXPECT_THAT(VersionsOf(*log_, "missions/a", 0), IsEmpty());
  EXPECT_THAT(VersionsOf(*log_, "missions/a", 4, 0), IsEmpty());
  EXPECT_THAT(VersionsOf(*log_, "missions/a", 4, -1), IsEmpty());
  EXPECT_THAT(VersionsOf(*log_, "missions"), IsEmpty());
  EXPECT_EQ(VersionsOf(*log_, "missions/a")[1].commit.chain, commits[1].commit.chain);
}

TEST_P(CommitLookupTest, WaitsForNews) {
  EXPECT_THAT(log_->WaitForNews(0, absl::Now() + absl::Milliseconds(5)), IsOk()) << "no news";
  std::future<absl::Status> waiting =
      std::async(std::launch::async, [&] { return log_->WaitForNews(1, absl::InfiniteFuture()); });
  Fill(2);
  EXPECT_THAT(waiting.get(), IsOk());
  EXPECT_THAT(log_->WaitForNews(1, absl::InfiniteFuture()), IsOk()) << "news that are there";
}

TEST_P(CommitLookupTest, ReadersDoNotWaitForAnAppend) {
  Fill(2);
  Commit commit = CommitOf(3, {}).commit;
  bool given = false;
  const auto read = [&] {
    EXPECT_EQ(Newest().revision, 2);
    EXPECT_THAT(ReadAll(*log_), ElementsAre(commits_[0], commits_[1]));
    EXPECT_THAT(VersionsOf(*log_, "missions/a"), ElementsAre(commits_[1], commits_[0]));
    EXPECT_EQ(log_->Find(3).value(), std::nullopt);
    EXPECT_EQ(log_->FindRequest("request 3").value(), std::nullopt);
    EXPECT_EQ(RevisionAt(absl::InfiniteFuture()), 2);
  };
  const auto source = [&](Change& change) -> absl::StatusOr<bool> {
    if (given) std::async(std::launch::async, read).get();  // the append waits for the readers
    change = {.name = "missions/a", .bytes = "3"};
    return !std::exchange(given, true);
  };
  ASSERT_THAT(log_->Append(commit, source), IsOk());
  EXPECT_EQ(Newest().revision, 3);
}

TEST_P(CommitLookupTest, ReadersSeeWholeCommitsOnly) {
  constexpr int kCommits = 40;
  std::atomic<bool> done = false;
  const auto read = [&] {
    while (!done) {
      int64_t revision = 0;
      for (const TestCommit& commit : ReadAll(*log_)) {
        EXPECT_EQ(commit.commit.revision, ++revision);
        EXPECT_EQ(commit.changes.size(), 2);
      }
      const Commit newest = Newest();
      EXPECT_GE(newest.revision, revision - 1);
    }
  };
  std::vector<std::future<void>> readers;
  for (int i = 0; i < 6; ++i) readers.push_back(std::async(std::launch::async, read));
  for (int revision = 1; revision <= kCommits; ++revision) {
    EXPECT_THAT(Append(*log_, CommitOf(revision, {{"missions/a", std::nullopt, "a"},
                                                  {"missions/b", std::nullopt, "b"}})),
                IsOk());
    EXPECT_EQ(Newest().revision, revision);
    EXPECT_EQ(log_->Find(revision)->value_or(Commit()).revision, revision);
  }
  done = true;
  for (std::future<void>& reader : readers) reader.get();
}

INSTANTIATE_TEST_SUITE_P(Stores, CommitLookupTest, AllStores(), StoreName);

}  // namespace
}  // namespace oas::log
