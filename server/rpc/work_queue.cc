#include "server/rpc/work_queue.h"

#include <utility>

#include "absl/time/clock.h"

namespace oas::rpc {

WorkQueue::WorkQueue(int thread_count) {
  threads_.reserve(static_cast<size_t>(thread_count));
  for (int i = 0; i < thread_count; ++i) threads_.emplace_back([this] { RunTasks(); });
}

WorkQueue::~WorkQueue() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

absl::Duration WorkQueue::ExpectedWaitLocked() const {
  return task_time_ * static_cast<double>(tasks_.size()) / static_cast<double>(threads_.size());
}

absl::Duration WorkQueue::ExpectedWait() const {
  const std::lock_guard lock(mutex_);
  return ExpectedWaitLocked();
}

bool WorkQueue::TryRun(Task&& task) {
  {
    const std::lock_guard lock(mutex_);
    if (ExpectedWaitLocked() > kMostWait) return false;
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

void WorkQueue::Run(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
}

void WorkQueue::RunTasks() {
  constexpr double kWeightOfTheLast = 0.1;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    const absl::Time start = absl::Now();
    task();
    task = nullptr;
    const absl::Duration taken = absl::Now() - start;
    lock.lock();
    task_time_ += (taken - task_time_) * kWeightOfTheLast;
  }
}

}  // namespace oas::rpc
