// Watchers whose waiting is over, woken by whoever has a thread for it.
#ifndef OAS_SERVER_FEED_WAKE_QUEUE_H_
#define OAS_SERVER_FEED_WAKE_QUEUE_H_

#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

namespace oas::feed {

// Somebody who waits for news.
class Watcher {
 public:
  virtual ~Watcher() = default;
  // Called once for each wait, for whatever reason it ends; must not block.
  virtual void Wake() = 0;
};

// Thread-safe.
class WakeQueue {
 public:
  void Add(const std::vector<Watcher*>& watchers);
  // Wakes those that came first, at most `most`; false when nobody was left.
  bool Wake(size_t most);

 private:
  std::mutex mutex_;
  std::deque<Watcher*> watchers_;  // guarded by mutex_
};

}  // namespace oas::feed

#endif  // OAS_SERVER_FEED_WAKE_QUEUE_H_
