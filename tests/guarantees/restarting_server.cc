#include "tests/guarantees/restarting_server.h"

#include <utility>

#include "server/log/copy_log.h"
#include "server/log/sqlite_log.h"
#include "tests/support/small_history.h"
#include "tests/support/status_matchers.h"

namespace oas::testing {
namespace {

std::unique_ptr<log::SqliteLog> Open(const std::string& path) {
  absl::StatusOr<std::unique_ptr<log::SqliteLog>> log = log::SqliteLog::Open(path);
  EXPECT_THAT(log, IsOk());
  return *std::move(log);
}

}  // namespace

RestartingServer::RestartingServer() {
  AppendSmallHistory(*Open(folder_.Path("missions.db")));
  Start("missions.db");
}

RestartingServer::~RestartingServer() = default;

void RestartingServer::StartOn(const std::string& file) {
  server_ = nullptr;
  Start(file);
}

void RestartingServer::Start(const std::string& file) {
  server_ = std::make_unique<TestServer>(Open(folder_.Path(file)));
  const std::lock_guard lock(mutex_);
  channel_ = server_->channel();
  started_.notify_all();
}

void RestartingServer::Backup(const std::string& file) {
  const auto from = log::SqliteLog::OpenToRead(folder_.Path("missions.db"));
  ASSERT_THAT(from, IsOk());
  const auto to = log::SqliteLog::Open(folder_.Path(file), *(*from)->StoreId());
  ASSERT_THAT(to, IsOk());
  ASSERT_THAT(log::CopyLog(**from, **to, [](int64_t /*done*/, int64_t /*all*/) {}), IsOk());
}

ChannelPtr RestartingServer::channel() const {
  const std::lock_guard lock(mutex_);
  return channel_;
}

ChannelPtr RestartingServer::Other(const ChannelPtr& failed) const {
  std::unique_lock lock(mutex_);
  const bool came_back = started_.wait_for(lock, absl::ToChronoNanoseconds(kPatience),
                                           [&] { return channel_ != failed; });
  EXPECT_TRUE(came_back) << "a call failed although the server was not stopped";
  return channel_;
}

}  // namespace oas::testing
