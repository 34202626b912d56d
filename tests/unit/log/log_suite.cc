#include "tests/unit/log/log_suite.h"

#include <gmock/gmock.h>

#include <utility>

#include "server/log/open_log.h"
#include "tests/support/status_matchers.h"

namespace oas::log {

using testing::IsOk;

namespace {

// Ends the server when the program ends.
class ServerOfAllTests final : public ::testing::Environment {
 public:
  void TearDown() override { server_ = nullptr; }
  PostgresServer& Get() {
    if (server_ == nullptr) {
      server_ = std::make_unique<PostgresServer>();
      server_->Start();
    }
    return *server_;
  }

 private:
  std::unique_ptr<PostgresServer> server_;
};

ServerOfAllTests& environment =
    *static_cast<ServerOfAllTests*>(::testing::AddGlobalTestEnvironment(new ServerOfAllTests));

}  // namespace

PostgresServer& SharedPostgres() { return environment.Get(); }

void LogSuite::SetUp() {
  address_ = "memory:";
  if (GetParam() == "sqlite") address_ = "sqlite:" + folder_.Path("missions.db");
  if (GetParam() == "postgresql") {
    if (!PostgresServer::IsInstalled()) GTEST_SKIP() << kNoPostgres;
    static int schemas = 0;
    address_ = SharedPostgres().Address("test" + std::to_string(++schemas));
  }
  Open();
}

void LogSuite::Open() {
  log_ = nullptr;
  absl::StatusOr<std::unique_ptr<CommitLog>> log = OpenLog(address_);
  ASSERT_THAT(log, IsOk());
  log_ = *std::move(log);
}

Commit LogSuite::Newest() const {
  absl::StatusOr<Commit> newest = log_->Newest();
  EXPECT_THAT(newest, IsOk());
  return newest.value_or(Commit());
}

}  // namespace oas::log
