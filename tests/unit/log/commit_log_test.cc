// What every commit log promises; one suite for all of them.
#include "server/log/commit_log.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "server/log/open_log.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/log/log_case.h"

namespace oas::log {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

class CommitLogTest : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { Open(); }

  // Opens the log, after closing it when it was open.
  void Open() {
    log_ = nullptr;
    const bool file = GetParam() == "sqlite:";
    absl::StatusOr<std::unique_ptr<CommitLog>> log =
        OpenLog(file ? GetParam() + folder_.Path("missions.db") : GetParam());
    ASSERT_THAT(log, IsOk());
    log_ = *std::move(log);
  }

  int64_t Newest() const {
    const absl::StatusOr<int64_t> newest = log_->NewestRevision();
    EXPECT_THAT(newest, IsOk());
    return newest.value_or(-1);
  }

  const testing::TempFolder folder_;
  std::unique_ptr<CommitLog> log_;
};

TEST_P(CommitLogTest, IsEmptyAtFirst) {
  EXPECT_EQ(Newest(), 0);
  EXPECT_THAT(ReadAll(*log_), IsEmpty());
  EXPECT_THAT(ReadAll(*log_, ReadOrder::kNewestFirst), IsEmpty());
}

TEST_P(CommitLogTest, GivesBackWhatWasAppended) {
  const TestCommit first = CommitOf(1, {{"missions/b", std::nullopt, "one"},
                                        {"missions/a", std::nullopt, "two"},
                                        {"countries/HN", std::nullopt, "three"}});
  const TestCommit second =
      CommitOf(2, {{"missions/a", 0xffff'ffff'ffff'ffff, "four"}, {"missions/b", 0, std::nullopt}});
  ASSERT_THAT(Append(*log_, first), IsOk());
  EXPECT_EQ(Newest(), 1);
  ASSERT_THAT(Append(*log_, second), IsOk());
  EXPECT_EQ(Newest(), 2);
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
                                   {"missions/none", 7, std::nullopt}});
  commit.commit.author = "José \"O'Neil\"";
  commit.commit.reason = std::string("a\0b", 3);
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
  for (const absl::Time time : {absl::UnixEpoch(), absl::FromUnixNanos(-1),
                                absl::FromUnixNanos(1'704'164'645'999'999'999)}) {
    TestCommit& commit = commits.emplace_back(CommitOf(int64_t{1} + commits.size(), {}));
    commit.commit.commit_time = time;
    ASSERT_THAT(Append(*log_, commit), IsOk());
  }
  EXPECT_THAT(ReadAll(*log_), ElementsAreArray(commits));
}

TEST_P(CommitLogTest, RevisionsHaveNoGaps) {
  EXPECT_THAT(Append(*log_, CommitOf(2, {})), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(Append(*log_, CommitOf(0, {})), StatusIs(absl::StatusCode::kAborted));
  ASSERT_THAT(Append(*log_, CommitOf(1, {})), IsOk());
  EXPECT_THAT(Append(*log_, CommitOf(1, {})), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(Append(*log_, CommitOf(3, {})), StatusIs(absl::StatusCode::kAborted));
  ASSERT_THAT(Append(*log_, CommitOf(2, {})), IsOk());
  EXPECT_EQ(Newest(), 2);
  EXPECT_THAT(ReadAll(*log_), ElementsAre(CommitOf(1, {}), CommitOf(2, {})));
}

TEST_P(CommitLogTest, CommitWhoseSourceFailsIsNotThere) {
  ASSERT_THAT(Append(*log_, CommitOf(1, {{"missions/a", std::nullopt, "a"}})), IsOk());
  int given = 0;
  const absl::Status status =
      log_->Append(CommitOf(2, {}).commit, [&](Change& change) -> absl::StatusOr<bool> {
        if (++given > 3) return absl::CancelledError("enough");
        change = {.name = "missions/b", .bytes = "b"};
        return true;
      });
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kCancelled));
  EXPECT_EQ(Newest(), 1);
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

INSTANTIATE_TEST_SUITE_P(Stores, CommitLogTest, ::testing::Values("memory:", "sqlite:"),
                         [](const ::testing::TestParamInfo<std::string>& store) {
                           return store.param.substr(0, store.param.find(':'));
                         });

TEST(OpenLogTest, RefusesWhatIsNoStore) {
  for (const char* address : {"", "memory", "memory:x", "sqlite:", "sqlite", "postgres:x", "/x"}) {
    EXPECT_THAT(CheckAddress(address), StatusIs(absl::StatusCode::kInvalidArgument)) << address;
    EXPECT_THAT(OpenLog(address), StatusIs(absl::StatusCode::kInvalidArgument)) << address;
  }
  EXPECT_THAT(CheckAddress("sqlite:/no/such/folder/x.db"), IsOk());
}

}  // namespace
}  // namespace oas::log
