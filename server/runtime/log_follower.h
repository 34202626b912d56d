// Keeps a server up to date with a log to which other servers write too.
#ifndef OAS_SERVER_RUNTIME_LOG_FOLLOWER_H_
#define OAS_SERVER_RUNTIME_LOG_FOLLOWER_H_

#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "server/curation/writer.h"
#include "server/log/commit_log.h"

namespace oas::runtime {

// Has a thread that waits for news of the log and publishes them; destruction ends it within about
// a second. All must outlive it. When the log has lost what was published, it stops the process
// (StopProcess) and follows no more.
class LogFollower {
 public:
  LogFollower(const log::CommitLog& log, const curation::CommitPublisher& publisher,
              curation::Writer& writer);
  ~LogFollower();
  LogFollower(const LogFollower&) = delete;
  LogFollower& operator=(const LogFollower&) = delete;

  // OK, or that history was lost. Thread-safe.
  absl::Status history() const;

 private:
  void Follow();
  // Until `deadline`, or the end.
  void Rest(absl::Time deadline);
  bool ending();

  const log::CommitLog& log_;
  const curation::CommitPublisher& publisher_;
  curation::Writer& writer_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;   // guarded by mutex_
  absl::Status history_;  // guarded by mutex_
  std::thread thread_;    // last: it uses the others
};

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_LOG_FOLLOWER_H_
