#include "tests/unit/log/log_suite.h"

#include <gmock/gmock.h>

#include <utility>

#include "server/log/open_log.h"
#include "tests/support/status_matchers.h"

namespace oas::log {

using testing::IsOk;

void LogSuite::SetUp() {
  address_ = GetParam() == "sqlite" ? "sqlite:" + folder_.Path("missions.db") : "memory:";
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
