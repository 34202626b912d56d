// The newest commit of a log that only this process appends to, and the waiting for a newer one.
#ifndef OAS_SERVER_LOG_NEWEST_COMMIT_H_
#define OAS_SERVER_LOG_NEWEST_COMMIT_H_

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

#include "absl/time/time.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Thread-safe.
class NewestCommit {
 public:
  explicit NewestCommit(Commit commit = {}) : commit_(std::move(commit)) {}

  Commit Get() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return commit_;
  }

  // Wakes those who wait.
  void Set(Commit commit) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      commit_ = std::move(commit);
    }
    changed_.notify_all();
  }

  // Until the newest revision is above `revision`, at most until `deadline`.
  void WaitAfter(int64_t revision, absl::Time deadline) const {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait_until(lock, absl::ToChronoTime(deadline),
                        [&] { return commit_.revision > revision; });
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  Commit commit_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_NEWEST_COMMIT_H_
