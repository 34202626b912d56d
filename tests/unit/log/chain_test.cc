// Groups of commits, and the chain that ties a commit to all before it.
#include "server/log/chain.h"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/log/memory_log.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/log/log_case.h"
#include "tests/unit/log/log_suite.h"

namespace oas::log {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

std::vector<TestCommit> SomeHistory() {
  return {CommitOf(1, {{"missions/a", std::nullopt, "a"}, {"missions/b", std::nullopt, ""}}),
          CommitOf(2, {}),
          CommitOf(3, {{"missions/a", 1, std::nullopt, "a duplicate"}, {"missions/c", 0, "c"}})};
}

class AppendGroupTest : public LogSuite {};

TEST_P(AppendGroupTest, CommitsFollowOneAnother) {
  std::vector<TestCommit> group = SomeHistory();
  ASSERT_THAT(AppendGroup(*log_, group), IsOk());
  EXPECT_EQ(Newest().revision, 3);
  EXPECT_THAT(ReadAll(*log_), ElementsAre(group[0], group[1], group[2]));
}

TEST_P(AppendGroupTest, SetsWhatTheLogSets) {
  std::vector<TestCommit> group = SomeHistory();
  ASSERT_THAT(AppendGroup(*log_, group), IsOk());
  const std::vector<TestCommit> read = ReadAll(*log_);
  for (size_t i = 0; i < group.size(); ++i) {
    EXPECT_EQ(group[i].commit.change_count, group[i].changes.size());
    EXPECT_EQ(read[i].commit.change_count, group[i].changes.size());
    EXPECT_NE(group[i].commit.chain, 0);
    EXPECT_EQ(read[i].commit.chain, group[i].commit.chain);
  }
  EXPECT_EQ(Newest().chain, group.back().commit.chain);
  EXPECT_EQ(Newest().change_count, 2);
}

TEST_P(AppendGroupTest, OfNoneChangesNothing) {
  std::vector<TestCommit> group;
  EXPECT_THAT(AppendGroup(*log_, group), IsOk());
  EXPECT_EQ(Newest().revision, 0);
}

TEST_P(AppendGroupTest, GapInsideRefusesAll) {
  std::vector<TestCommit> group = SomeHistory();
  group[2].commit.revision = 4;
  EXPECT_THAT(AppendGroup(*log_, group), StatusIs(absl::StatusCode::kInternal));
  group[2].commit.revision = 3;
  group[2].commit.commit_time = group[0].commit.commit_time;
  EXPECT_THAT(AppendGroup(*log_, group), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(Newest().revision, 0);
  EXPECT_THAT(ReadAll(*log_), IsEmpty());
}

TEST_P(AppendGroupTest, SourceThatFailsRefusesAll) {
  Commit first = CommitOf(1, {}).commit;
  Commit second = CommitOf(2, {}).commit;
  bool given = false;
  const auto good = [&](Change& change) -> absl::StatusOr<bool> {
    change = {.name = "missions/a", .bytes = "a"};
    return !std::exchange(given, true);
  };
  const auto bad = [](Change& /*change*/) -> absl::StatusOr<bool> {
    return absl::CancelledError("enough");
  };
  std::vector<PendingCommit> group = {{first, good}, {second, bad}};
  EXPECT_THAT(log_->Append(absl::MakeSpan(group)), StatusIs(absl::StatusCode::kCancelled));
  EXPECT_EQ(first.chain, 0) << "nothing is said of what is not there";
  EXPECT_EQ(Newest().revision, 0);
  EXPECT_THAT(ReadAll(*log_), IsEmpty());
  EXPECT_THAT(VersionsOf(*log_, "missions/a"), IsEmpty());
  EXPECT_EQ(log_->FindRequest("request 1").value(), std::nullopt);
  std::vector<TestCommit> next = SomeHistory();
  ASSERT_THAT(AppendGroup(*log_, next), IsOk());
  EXPECT_THAT(ReadAll(*log_), ElementsAre(next[0], next[1], next[2]));
}

TEST_P(AppendGroupTest, RequestIdIsOfOneCommit) {
  std::vector<TestCommit> group = SomeHistory();
  group[2].commit.request_id = group[0].commit.request_id;
  const absl::Status within = AppendGroup(*log_, group);
  EXPECT_THAT(within, StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(within, HasReason(v1::ERROR_REASON_REQUEST_ID_REUSED));
  EXPECT_EQ(Newest().revision, 0);
  ASSERT_THAT(Append(*log_, CommitOf(1, {})), IsOk());
  TestCommit again = CommitOf(2, {});
  again.commit.request_id = "request 1";
  EXPECT_THAT(Append(*log_, again), StatusIs(absl::StatusCode::kAlreadyExists));
  again.commit.request_id = "";
  EXPECT_THAT(Append(*log_, again), IsOk());
  again.commit.revision = 3;
  EXPECT_THAT(Append(*log_, again), IsOk()) << "any number of commits have no request id";
}

TEST_P(AppendGroupTest, ChainIsThatOfEveryStoreAndGrouping) {
  std::vector<TestCommit> group = SomeHistory();
  ASSERT_THAT(AppendGroup(*log_, group), IsOk());
  MemoryLog memory;
  for (TestCommit& commit : group) {
    std::vector<TestCommit> alone = {commit};
    ASSERT_THAT(AppendGroup(memory, alone), IsOk());
    EXPECT_EQ(alone[0].commit.chain, commit.commit.chain);
  }
}

TEST_P(AppendGroupTest, ChainGoesOnAfterOpening) {
  if (!OutlivesTheProcess()) return;
  std::vector<TestCommit> whole = SomeHistory();
  MemoryLog memory;
  ASSERT_THAT(AppendGroup(memory, whole), IsOk());
  for (const TestCommit& commit : SomeHistory()) {
    Open();
    ASSERT_THAT(Append(*log_, commit), IsOk());
  }
  EXPECT_EQ(Newest().chain, whole.back().commit.chain);
}

INSTANTIATE_TEST_SUITE_P(Stores, AppendGroupTest, AllStores(), StoreName);

uint64_t ChainOf(uint64_t previous, const TestCommit& commit) {
  ChainHash hash(previous);
  for (const TestChange& change : commit.changes) {
    hash.Add({change.name, change.old_hash, change.bytes, change.reason});
  }
  return hash.Finish(commit.commit);
}

TEST(ChainHashTest, IsTheSameForever) {
  EXPECT_EQ(ChainOf(0, SomeHistory()[0]), 14705420880152406557U);
  EXPECT_EQ(ChainOf(1, SomeHistory()[2]), 15105204635365426366U);
}

TEST(ChainHashTest, DiffersWhenAnythingDiffers) {
  const TestCommit base = CommitOf(1, {{"missions/a", 0, "ab"}, {"missions/b", 1, "c"}});
  std::vector<TestCommit> commits(18, base);
  commits[1].commit.revision = 2;
  commits[2].commit.commit_time += absl::Nanoseconds(1);
  commits[3].commit.author += "x";
  commits[4].commit.reason += "x";
  commits[5].commit.request_id += "x";
  std::swap(commits[6].commit.author, commits[6].commit.reason);
  commits[7].changes.pop_back();
  std::swap(commits[8].changes[0], commits[8].changes[1]);
  commits[9].changes[0].old_hash = std::nullopt;
  commits[10].changes[0].old_hash = 2;
  commits[11].changes[0].bytes = "a";
  commits[12].changes[0].bytes = "";
  commits[13].changes[0].bytes = std::nullopt;
  commits[14].changes[0] = {"missions/a", 0, std::nullopt, "ab"};
  commits[15].changes[0].name = "missions/aa";
  commits[16].changes[0] = {"missions/aa", 0, "b"};
  commits[17].changes.push_back({"", std::nullopt, std::nullopt});
  std::set<uint64_t> chains = {ChainOf(1, base)};
  for (const TestCommit& commit : commits) chains.insert(ChainOf(0, commit));
  EXPECT_EQ(chains.size(), commits.size() + 1);
}

}  // namespace
}  // namespace oas::log
