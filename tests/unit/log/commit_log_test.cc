// What every commit log promises of appending and reading.
#include "server/log/commit_log.h"

#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/log/open_log.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/log/log_case.h"
#include "tests/unit/log/log_suite.h"

namespace oas::log {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

class CommitLogTest : public LogSuite {};

TEST_P(CommitLogTest, IsEmptyAtFirst) {
  EXPECT_EQ(Newest().revision, 0);
  EXPECT_THAT(ReadAll(*log_), IsEmpty());
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kNewestFirst), IsEmpty());
}

TEST_P(CommitLogTest, GivesBackWhatWasAppended) {
  const TestCommit first = CommitOf(1, {{"missions/b", std::nullopt, "one"},
                                        {"missions/a", std::nullopt, "two"},
                                        {"countries/HN", std::nullopt, "three"}});
  const TestCommit second = CommitOf(2, {{"missions/a", 0xffff'ffff'ffff'ffff, "four"},
                                         {"missions/b", 0, std::nullopt, "a duplicate"}});
  ASSERT_THAT(Append(*log_, first), IsOk());
  EXPECT_EQ(Newest().revision, 1);
  ASSERT_THAT(Append(*log_, second), IsOk());
  EXPECT_EQ(Newest().revision, 2);
  EXPECT_THAT(ReadAll(*log_), ElementsAre(first, second));
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kNewestFirst), ElementsAre(second, first))
      << "the changes of a commit keep their order";
}

TEST_P(CommitLogTest, KeepsEveryByte) {
  std::string all;
  for (int i = 0; i < 512; ++i) all.push_back(static_cast<char>(i));
  TestCommit commit = CommitOf(1, {{"missions/all", std::nullopt, all},
                                   {"missions/nul", std::nullopt, std::string(3, '\0')},
                                   {"missions/empty", std::nullopt, ""},
                                   {"missions/none", 7, std::nullopt, "José's"},
                                   {"missions/unsaid", 7, std::nullopt}});
  commit.commit.author = "José \"O'Neil\"";
  commit.commit.reason = "a\nb\\ %s $1 ?";
  commit.commit.request_id = "";
  ASSERT_THAT(Append(*log_, commit), IsOk());
  EXPECT_THAT(ReadAll(*log_), ElementsAre(commit)) << "an empty record is no tombstone";
}

TEST_P(CommitLogTest, KeepsAHugeRecord) {
  const TestCommit commit =
      CommitOf(1, {{"missions/huge", std::nullopt, std::string(size_t{20} << 20, 'h')}});
  ASSERT_THAT(Append(*log_, commit), IsOk());
  EXPECT_TRUE(ReadAll(*log_) == std::vector<TestCommit>{commit});
}

TEST_P(CommitLogTest, KeepsACommitWithoutChanges) {
  ASSERT_THAT(Append(*log_, CommitOf(1, {})), IsOk());
  ASSERT_THAT(Append(*log_, CommitOf(2, {{"missions/a", std::nullopt, "a"}})), IsOk());
  EXPECT_THAT(ReadAll(*log_),
              ElementsAre(CommitOf(1, {}), CommitOf(2, {{"missions/a", std::nullopt, "a"}})));
}

TEST_P(CommitLogTest, KeepsTimesToTheNanosecond) {
  std::vector<TestCommit> commits;
  constexpr int64_t kNanos = 1'704'164'645'999'999'999;
  for (const absl::Time time :
       {absl::FromUnixNanos(std::numeric_limits<int64_t>::min()), absl::FromUnixNanos(-1),
        absl::UnixEpoch(), absl::FromUnixNanos(kNanos), absl::FromUnixNanos(kNanos),
        absl::FromUnixNanos(std::numeric_limits<int64_t>::max())}) {
    TestCommit& commit = commits.emplace_back(CommitOf(int64_t{1} + commits.size(), {}));
    commit.commit.commit_time = time;
    ASSERT_THAT(Append(*log_, commit), IsOk());
  }
  EXPECT_THAT(ReadAll(*log_), ElementsAreArray(commits));
}

TEST_P(CommitLogTest, CutsTimesToWholeNanoseconds) {
  TestCommit commit = CommitOf(1, {});
  const absl::Time whole = commit.commit.commit_time;
  commit.commit.commit_time += absl::Nanoseconds(1) / 4;
  ASSERT_THAT(Append(*log_, commit), IsOk());
  EXPECT_EQ(Newest().commit_time, whole);
  EXPECT_EQ(ReadAll(*log_)[0].commit.commit_time, whole);
}

TEST_P(CommitLogTest, DoesNotGoOnFromAnotherHistory) {
  ASSERT_THAT(Append(*log_, CommitOf(1, {{"missions/a", std::nullopt, "a"}})), IsOk());
  const uint64_t chain = Newest().chain;
  Commit commit = CommitOf(2, {}).commit;
  const auto none = [](Change&) -> absl::StatusOr<bool> { return false; };
  PendingCommit pending = {commit, none, chain + 1};
  EXPECT_THAT(log_->Append(absl::MakeSpan(&pending, 1)),
              testing::HasReason(v1::ERROR_REASON_LOST_HISTORY));
  EXPECT_EQ(Newest().revision, 1);
  pending.previous_chain = chain;
  EXPECT_THAT(log_->Append(absl::MakeSpan(&pending, 1)), IsOk());
}

TEST_P(CommitLogTest, TimesDoNotGoBack) {
  ASSERT_THAT(Append(*log_, CommitOf(1, {})), IsOk());
  TestCommit commit = CommitOf(2, {});
  for (const absl::Time time :
       {Newest().commit_time - absl::Nanoseconds(1), absl::InfinitePast(), absl::InfiniteFuture(),
        absl::FromUnixNanos(std::numeric_limits<int64_t>::max()) + absl::Seconds(1)}) {
    commit.commit.commit_time = time;
    EXPECT_THAT(Append(*log_, commit), StatusIs(absl::StatusCode::kInvalidArgument)) << time;
  }
  EXPECT_EQ(Newest().revision, 1);
}

TEST_P(CommitLogTest, RevisionsHaveNoGaps) {
  EXPECT_THAT(Append(*log_, CommitOf(2, {})), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(Append(*log_, CommitOf(0, {})), StatusIs(absl::StatusCode::kAborted));
  ASSERT_THAT(Append(*log_, CommitOf(1, {})), IsOk());
  EXPECT_THAT(Append(*log_, CommitOf(1, {})), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(Append(*log_, CommitOf(3, {})), StatusIs(absl::StatusCode::kAborted));
  ASSERT_THAT(Append(*log_, CommitOf(2, {})), IsOk());
  EXPECT_EQ(Newest().revision, 2);
  EXPECT_THAT(ReadAll(*log_), ElementsAre(CommitOf(1, {}), CommitOf(2, {})));
}

TEST_P(CommitLogTest, CommitWhoseSourceFailsIsNotThere) {
  ASSERT_THAT(Append(*log_, CommitOf(1, {{"missions/a", std::nullopt, "a"}})), IsOk());
  int given = 0;
  std::string name;
  Commit failing = CommitOf(2, {}).commit;
  const absl::Status status = log_->Append(failing, [&](Change& change) -> absl::StatusOr<bool> {
    if (++given > 3) return absl::CancelledError("enough");
    name = absl::StrCat("missions/b", given);
    change = {.name = name, .bytes = "b"};
    return true;
  });
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kCancelled));
  EXPECT_EQ(Newest().revision, 1);
  const TestCommit second = CommitOf(2, {{"missions/c", std::nullopt, "c"}});
  ASSERT_THAT(Append(*log_, second), IsOk());
  EXPECT_THAT(ReadAll(*log_),
              ElementsAre(CommitOf(1, {{"missions/a", std::nullopt, "a"}}), second));
}

TEST_P(CommitLogTest, ReadsARangeOfRevisions) {
  std::vector<TestCommit> commits;
  for (int revision = 1; revision <= 5; ++revision) {
    commits.push_back(CommitOf(revision, {{"missions/a", std::nullopt, std::to_string(revision)},
                                          {"missions/b", std::nullopt, "b"}}));
    ASSERT_THAT(Append(*log_, commits.back()), IsOk());
  }
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kOldestFirst, 2, 4),
              ElementsAre(commits[1], commits[2], commits[3]));
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kNewestFirst, 4, 99), ElementsAre(commits[4], commits[3]));
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kOldestFirst, -3, 1), ElementsAre(commits[0]));
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kNewestFirst, 6, 9), IsEmpty());
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kNewestFirst, 4, 3), IsEmpty());
}

class Refuser final : public CommitVisitor {
 public:
  Refuser(int commits, int changes) : commits_(commits), changes_(changes) {}
  absl::Status OnCommit(const Commit& /*commit*/) override { return Count(commits_); }
  absl::Status OnChange(const Change& /*change*/) override { return Count(changes_); }
  int commits() const { return commits_; }
  int changes() const { return changes_; }

 private:
  static absl::Status Count(int& left) {
    return --left < 0 ? absl::CancelledError("enough") : absl::OkStatus();
  }
  int commits_;  // left to take
  int changes_;
};

TEST_P(CommitLogTest, ReadingEndsWhenTheVisitorHasEnough) {
  const std::vector<TestChange> changes = {{"missions/a", std::nullopt, "a"},
                                           {"missions/b", std::nullopt, "b"}};
  ASSERT_THAT(Append(*log_, CommitOf(1, changes)), IsOk());
  ASSERT_THAT(Append(*log_, CommitOf(2, changes)), IsOk());
  Refuser after_a_change(9, 1);
  EXPECT_THAT(log_->Read(1, 2, ReadOrder::kOldestFirst, after_a_change),
              StatusIs(absl::StatusCode::kCancelled));
  EXPECT_EQ(after_a_change.changes(), -1);
  EXPECT_EQ(after_a_change.commits(), 8);
  Refuser after_a_commit(1, 9);
  EXPECT_THAT(log_->Read(1, 2, ReadOrder::kOldestFirst, after_a_commit),
              StatusIs(absl::StatusCode::kCancelled));
  EXPECT_EQ(after_a_commit.changes(), 7);
}

TEST_P(CommitLogTest, HasAnIdForLife) {
  const absl::StatusOr<std::string> id = log_->StoreId();
  ASSERT_THAT(id, IsOk());
  EXPECT_THAT(*id, ::testing::MatchesRegex("[0-9a-f]{32}"));
  ASSERT_THAT(Append(*log_, CommitOf(1, {})), IsOk());
  EXPECT_EQ(log_->StoreId().value_or(""), *id);
  if (!OutlivesTheProcess()) return;
  Open();
  EXPECT_EQ(log_->StoreId().value_or(""), *id);
}

TEST_P(CommitLogTest, IsTheSameWhenOpenedAgain) {
  if (!OutlivesTheProcess()) return;
  const TestCommit first = CommitOf(1, {{"missions/a", std::nullopt, "a"}});
  ASSERT_THAT(Append(*log_, first), IsOk());
  const Commit newest = Newest();
  Open();
  EXPECT_EQ(Newest().chain, newest.chain);
  EXPECT_EQ(Newest().author, newest.author);
  const TestCommit second = CommitOf(2, {{"missions/a", 7, "b"}});
  ASSERT_THAT(Append(*log_, second), IsOk());
  EXPECT_THAT(ReadAll(*log_), ElementsAre(first, second));
}

INSTANTIATE_TEST_SUITE_P(Stores, CommitLogTest, AllStores(), StoreName);

TEST(OpenLogTest, RefusesWhatIsNoStore) {
  for (const char* address : {"", "memory", "memory:x", "sqlite:", "sqlite", "postgres:x", "/x"}) {
    EXPECT_THAT(CheckAddress(address), StatusIs(absl::StatusCode::kInvalidArgument)) << address;
    EXPECT_THAT(OpenLog(address), StatusIs(absl::StatusCode::kInvalidArgument)) << address;
  }
  EXPECT_THAT(CheckAddress("sqlite:/no/such/folder/x.db"), IsOk());
}

}  // namespace
}  // namespace oas::log
