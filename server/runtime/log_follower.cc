#include "server/runtime/log_follower.h"

#include <spdlog/spdlog.h>

#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "server/runtime/stop_signals.h"

namespace oas::runtime {

LogFollower::LogFollower(const log::CommitLog& log, const curation::CommitPublisher& publisher,
                         curation::Writer& writer)
    : log_(log), publisher_(publisher), writer_(writer), thread_([this] { Follow(); }) {}

LogFollower::~LogFollower() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

bool LogFollower::ending() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return ending_;
}

absl::Status LogFollower::history() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return history_;
}

void LogFollower::Rest(absl::Time deadline) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait_until(lock, absl::ToChronoTime(deadline), [&] { return ending_; });
}

void LogFollower::Follow() {
  constexpr absl::Duration kMostWait = absl::Milliseconds(500);
  absl::Status told;
  while (!ending()) {
    const absl::Time deadline = absl::Now() + kMostWait;
    absl::Status status = log_.WaitForNews(publisher_.Newest()->revision(), deadline);
    if (status.ok()) status = writer_.CatchUp();
    // A commit may find the loss just now, while this thread's own call went well.
    if (absl::IsDataLoss(status) && writer_.history_lost()) {
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        history_ = std::move(status);
      }
      StopProcess();
      return;
    }
    if (status.code() != told.code()) {
      if (status.ok()) {
        spdlog::info("the store answers again");
      } else {
        spdlog::warn("the store does not answer: {}", std::string(status.message()));
      }
      told = status;
    }
    // A store that refuses at once must not be asked without end.
    if (!status.ok()) Rest(deadline);
  }
}

}  // namespace oas::runtime
