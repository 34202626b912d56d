#include "server/feed/wake_queue.h"

#include <algorithm>

namespace oas::feed {

void WakeQueue::Add(const std::vector<Watcher*>& watchers) {
  const std::lock_guard<std::mutex> lock(mutex_);
  watchers_.insert(watchers_.end(), watchers.begin(), watchers.end());
}

bool WakeQueue::Wake(size_t most) {
  std::vector<Watcher*> woken;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto end = watchers_.begin() + static_cast<ptrdiff_t>(std::min(most, watchers_.size()));
    woken.assign(watchers_.begin(), end);
    watchers_.erase(watchers_.begin(), end);
  }
  for (Watcher* const watcher : woken) watcher->Wake();
  return !woken.empty();
}

}  // namespace oas::feed
