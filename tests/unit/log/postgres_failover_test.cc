// A PostgreSQL store whose primary is lost: the standby takes over, with everything that was
// acknowledged.
#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/log/open_log.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/log/log_case.h"
#include "tests/unit/log/log_suite.h"
#include "tests/unit/log/postgres_server.h"

namespace oas::log {
namespace {

using testing::IsOk;

class PostgresFailoverTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!PostgresServer::IsInstalled()) GTEST_SKIP() << kNoPostgres;
    primary_ = std::make_unique<PostgresServer>();
    // A commit is acknowledged once the standby has it on its disk.
    primary_->Start({"synchronous_standby_names=standby"});
    standby_ = std::make_unique<PostgresServer>(*primary_, "standby");
    standby_->Start();
    while (primary_->Query("SELECT count(*) FROM pg_stat_replication "
                           "WHERE sync_state = 'sync'") != "1") {
    }
    address_ = absl::StrCat("postgresql:///postgres?user=postgres&host=", primary_->host(), ",",
                            standby_->host());
    absl::StatusOr<std::unique_ptr<CommitLog>> log = OpenLog(address_);
    ASSERT_THAT(log, IsOk());
    log_ = *std::move(log);
  }

  // Appends one after another, as a server does whose clients try again, until `count` commits are
  // acknowledged. Settles by the request id what it does not know.
  void AppendUntil(int count) {
    while (acknowledged_ < count) {
      const absl::StatusOr<Commit> newest = log_->Newest();
      if (!newest.ok()) continue;
      const std::string request_id = absl::StrCat("r", acknowledged_ + 1);
      const auto found = log_->FindRequest(request_id);
      if (!found.ok()) continue;
      if (found->has_value()) {
        ++acknowledged_;
        continue;
      }
      TestCommit commit = CommitOf(newest->revision + 1, {{"missions/a", 0, request_id}});
      commit.commit.request_id = request_id;
      if (Append(*log_, commit).ok()) ++acknowledged_;
    }
  }

  std::unique_ptr<PostgresServer> primary_;
  std::unique_ptr<PostgresServer> standby_;
  std::string address_;
  std::unique_ptr<CommitLog> log_;
  std::atomic<int> acknowledged_ = 0;
};

TEST_F(PostgresFailoverTest, LosesNothingThatWasAcknowledged) {
  constexpr int kBefore = 50;
  constexpr int kAfter = 100;
  const std::string store_id = log_->StoreId().value();
  std::future<void> appending = std::async(std::launch::async, [&] { AppendUntil(kAfter); });
  while (acknowledged_ < kBefore) std::this_thread::yield();
  primary_->Kill();  // in the midst of an append
  standby_->Query("ALTER SYSTEM SET synchronous_standby_names = ''");
  standby_->Promote();
  standby_->Query("SELECT pg_reload_conf()");
  appending.get();
  const std::vector<TestCommit> commits = ReadAll(*log_);
  ASSERT_EQ(commits.size(), kAfter);
  for (int i = 0; i < kAfter; ++i) {
    EXPECT_EQ(commits[i].commit.revision, i + 1);
    EXPECT_EQ(commits[i].commit.request_id, absl::StrCat("r", i + 1));
  }
  EXPECT_EQ(log_->StoreId().value(), store_id);
  const auto again = OpenLog(address_);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ((*again)->Newest()->chain, log_->Newest()->chain);
}

}  // namespace
}  // namespace oas::log
