// Copying and verifying logs, from every store to another and back.
#include "server/log/copy_log.h"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "oas/missions/v1/record.pb.h"
#include "server/log/commit_stream.h"
#include "server/log/memory_log.h"
#include "server/log/snapshot_loader.h"
#include "server/log/verify_log.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/log/log_case.h"
#include "tests/unit/log/log_suite.h"

namespace oas::log {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

const auto kNoProgress = [](int64_t /*done*/, int64_t /*all*/) {};

TestChange MissionCalled(const std::string& name, const std::string& title) {
  v1::Mission mission;
  mission.set_name(name);
  mission.set_title(title);
  return {name, std::nullopt, mission.SerializeAsString()};
}

std::vector<TestCommit> SomeHistory() {
  std::vector<TestChange> many;
  for (int i = 0; i < 2'500; ++i) {
    many.push_back(MissionCalled("missions/m" + std::to_string(i), std::string(500, 't')));
  }
  return {CommitOf(1, many), CommitOf(2, {}),
          CommitOf(3, {MissionCalled("missions/m1", "new"),
                       {"missions/m2", 7, std::nullopt, "a duplicate"}}),
          CommitOf(4, {})};
}

class CopyLogTest : public LogSuite {};

TEST_P(CopyLogTest, CopyIsTheSame) {
  std::vector<TestCommit> history = SomeHistory();
  ASSERT_THAT(AppendGroup(*log_, history), IsOk());
  std::vector<std::pair<int64_t, int64_t>> told;
  const auto progress = [&](int64_t done, int64_t all) { told.emplace_back(done, all); };
  MemoryLog memory;
  const absl::StatusOr<Commit> newest = CopyLog(*log_, memory, progress);
  ASSERT_THAT(newest, IsOk());
  EXPECT_EQ(newest->chain, history.back().commit.chain);
  EXPECT_EQ(memory.Newest()->chain, history.back().commit.chain);
  EXPECT_TRUE(ReadAll(memory) == history);
  using ::testing::Pair;
  EXPECT_THAT(told, ::testing::ElementsAre(Pair(1024, 2502), Pair(2048, 2502), Pair(2502, 2502)));
}

TEST_P(CopyLogTest, FillsEveryStore) {
  std::vector<TestCommit> history = SomeHistory();
  MemoryLog memory;
  ASSERT_THAT(AppendGroup(memory, history), IsOk());
  ASSERT_THAT(CopyLog(memory, *log_, kNoProgress), IsOk());
  EXPECT_TRUE(ReadAll(*log_) == history);
  EXPECT_THAT(VerifyLog(*log_, kNoProgress), IsOk());
  EXPECT_THAT(CopyLog(memory, *log_, kNoProgress), StatusIs(absl::StatusCode::kAborted))
      << "not into one that holds something";
}

TEST_P(CopyLogTest, EmptyLogIsCopiedAndSound) {
  MemoryLog memory;
  EXPECT_EQ(CopyLog(*log_, memory, kNoProgress)->revision, 0);
  EXPECT_EQ(VerifyLog(*log_, kNoProgress)->revision, 0);
}

TEST_P(CopyLogTest, GivingUpAStreamEndsTheReading) {
  std::vector<TestCommit> history = SomeHistory();
  ASSERT_THAT(AppendGroup(*log_, history), IsOk());
  CommitStream stream(*log_, 1, 4);
  Change change;
  EXPECT_TRUE(stream.Next(change).value());
  EXPECT_EQ(change.name, "missions/m0");
}

INSTANTIATE_TEST_SUITE_P(Stores, CopyLogTest, AllStores(), StoreName);

// A log that tells something else than was appended.
class FalseLog final : public CommitLog {
 public:
  explicit FalseLog(std::vector<TestCommit> commits) : commits_(std::move(commits)) {
    MemoryLog memory;
    EXPECT_THAT(AppendGroup(memory, commits_), IsOk());
  }
  std::vector<TestCommit>& commits() { return commits_; }

  using CommitLog::Append;
  absl::Status Append(absl::Span<PendingCommit> /*commits*/) override { return {}; }
  absl::StatusOr<std::string> StoreId() const override { return ""; }
  absl::StatusOr<Commit> Newest() const override { return commits_.back().commit; }
  absl::Status WaitForNews(int64_t /*revision*/, absl::Time /*deadline*/) const override {
    return {};
  }
  absl::StatusOr<std::optional<Commit>> Find(int64_t /*revision*/) const override {
    return std::nullopt;
  }
  absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view /*id*/) const override {
    return std::nullopt;
  }
  absl::StatusOr<std::optional<Commit>> FindAt(absl::Time /*time*/) const override {
    return std::nullopt;
  }
  absl::Status Read(int64_t /*first*/, int64_t /*last*/, ReadOrder order,
                    CommitVisitor& visitor) const override {
    for (size_t i = 0; i < commits_.size(); ++i) {
      const bool newest_first = order == ReadOrder::kNewestFirst;
      const TestCommit& commit = commits_[newest_first ? commits_.size() - 1 - i : i];
      absl::Status status = visitor.OnCommit(commit.commit);
      for (const TestChange& change : commit.changes) {
        if (!status.ok()) return status;
        status = visitor.OnChange({change.name, change.old_hash, change.bytes, change.reason});
      }
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }
  absl::Status ReadCommits(int64_t /*first*/, int64_t /*last*/, ReadOrder /*order*/,
                           absl::FunctionRef<absl::Status(const Commit&)> tell) const override {
    for (const TestCommit& commit : commits_) {
      absl::Status status = tell(commit.commit);
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }
  absl::Status ReadVersions(absl::string_view /*name*/, int64_t /*last*/, int64_t /*limit*/,
                            CommitVisitor& /*visitor*/) const override {
    return {};
  }

 private:
  std::vector<TestCommit> commits_;
};

std::vector<TestCommit> SmallHistory() {
  return {CommitOf(1, {MissionCalled("missions/a", "a")}),
          CommitOf(2, {MissionCalled("missions/b", "b"),
                       {"missions/a", 1, std::nullopt, "a duplicate"}}),
          CommitOf(3, {})};
}

TEST(VerifyLogTest, FindsWhatChangedAndCopiesAndServesNoneOfIt) {
  using Commits = std::vector<TestCommit>;
  const struct {
    const char* what;
    void (*change)(Commits& commits);
    const char* finding;
  } cases[] = {
      {"bytes", [](Commits& c) { c[0].changes[0] = MissionCalled("missions/a", "A"); },
       "chain of revision 1"},
      {"author", [](Commits& c) { c[1].commit.author = "nobody"; }, "chain of revision 2"},
      {"reason", [](Commits& c) { c[1].changes[1].reason = ""; }, "chain of revision 2"},
      {"order", [](Commits& c) { std::swap(c[1].changes[0], c[1].changes[1]); },
       "chain of revision 2"},
      {"chain", [](Commits& c) { c[2].commit.chain ^= 1; }, "chain of revision 3"},
      {"lost change", [](Commits& c) { c[1].changes.pop_back(); }, "revision 2"},
      {"lost commit", [](Commits& c) { c.erase(c.begin() + 1); }, "revision 2 is missing"},
  };
  for (const auto& [what, change, finding] : cases) {
    FalseLog log(SmallHistory());
    change(log.commits());
    const absl::Status verified = VerifyLog(log, kNoProgress).status();
    EXPECT_THAT(verified, StatusIs(absl::StatusCode::kDataLoss)) << what;
    EXPECT_THAT(std::string(verified.message()), HasSubstr(finding)) << what;
    const absl::Status loaded = LoadNewest(log, [](int64_t /*changes*/) {}).status();
    EXPECT_THAT(loaded, StatusIs(absl::StatusCode::kDataLoss)) << what;
    EXPECT_THAT(std::string(loaded.message()), HasSubstr(finding)) << what;
    MemoryLog copy;
    EXPECT_THAT(CopyLog(log, copy, kNoProgress), StatusIs(absl::StatusCode::kDataLoss)) << what;
    EXPECT_THAT(ReadAll(copy), IsEmpty()) << what;
  }
}

TEST(VerifyLogTest, FindsWhatIsNoRecord) {
  const std::string good = *MissionCalled("missions/a", "a").bytes;
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"missions/a", "\xff"}, {"missions/b", good}, {"nothing/a", good}, {"missions/a", ""}}) {
    MemoryLog log;
    ASSERT_THAT(Append(log, CommitOf(1, {{name, std::nullopt, bytes}})), IsOk());
    EXPECT_THAT(VerifyLog(log, kNoProgress), StatusIs(absl::StatusCode::kDataLoss)) << name;
  }
}

TEST(VerifyLogTest, PassesASoundLog) {
  const FalseLog log(SmallHistory());
  EXPECT_THAT(VerifyLog(log, kNoProgress), IsOk());
}

}  // namespace
}  // namespace oas::log
