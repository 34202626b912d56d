// Hands batches from the thread that reads a log to the thread that uses them; a few wait in
// between.
#ifndef OAS_SERVER_LOG_BATCH_QUEUE_H_
#define OAS_SERVER_LOG_BATCH_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>

#include "absl/status/status.h"

namespace oas::log {

// A batch is little: a thousand changes, or little more than a mebibyte.
inline constexpr size_t kBatchChanges = 1'000;
inline constexpr size_t kBatchBytes = size_t{1} << 20;

// Thread-safe, for one thread that pushes and one that pops.
template <typename Batch>
class BatchQueue {
 public:
  // Waits for room; false when the batches are wanted no more.
  bool Push(Batch batch) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return abandoned_ || batches_.size() < kMostBatches; });
    if (abandoned_) return false;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }
  // No batch will come any more, because of `status`.
  void Close(absl::Status status) {
    const std::lock_guard<std::mutex> lock(mutex_);
    status_ = std::move(status);
    closed_ = true;
    changed_.notify_all();
  }

  // Waits for the next batch, in `batch` instead of what it held; false after the last.
  bool Pop(Batch& batch) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !batches_.empty(); });
    if (batches_.empty()) return false;
    batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return true;
  }
  // What it was closed with, once Pop has returned false.
  absl::Status status() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return status_;
  }
  // The batches are wanted no more.
  void Abandon() {
    const std::lock_guard<std::mutex> lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr size_t kMostBatches = 4;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> batches_;  // pushed and not yet popped
  bool abandoned_ = false;
  bool closed_ = false;
  absl::Status status_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_BATCH_QUEUE_H_
