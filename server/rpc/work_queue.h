// Threads for the work that gRPC's own threads must not wait for, and the door to them: what would
// wait too long is refused at once, so that a server with more to do than it can still does all it
// can.
#ifndef OAS_SERVER_RPC_WORK_QUEUE_H_
#define OAS_SERVER_RPC_WORK_QUEUE_H_

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/time/time.h"

namespace oas::rpc {

// Thread-safe. Destruction waits for all work that was taken.
class WorkQueue {
 public:
  using Task = absl::AnyInvocable<void()>;

  // Longest time that TryRun lets work wait.
  static constexpr absl::Duration kMostWait = absl::Milliseconds(250);

  explicit WorkQueue(int thread_count);
  ~WorkQueue();
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  // Takes `task`, or leaves it and returns false when it would wait longer than kMostWait.
  bool TryRun(Task&& task);
  // Takes `task` in any case: for what continues work that was taken before.
  void Run(Task task);

  // How long a task would wait now, judged by how long the last ones took.
  absl::Duration ExpectedWait() const;

 private:
  void RunTasks();
  absl::Duration ExpectedWaitLocked() const;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  absl::Duration task_time_;  // of recent tasks, a moving average
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_WORK_QUEUE_H_
