#include "server/feed/wake_queue.h"

#include <gmock/gmock.h>

#include <atomic>
#include <deque>
#include <thread>
#include <vector>

namespace oas::feed {
namespace {

using ::testing::ElementsAre;

class Recorder final : public Watcher {
 public:
  Recorder(int number, std::vector<int>& woken) : number_(number), woken_(woken) {}
  void Wake() override { woken_.push_back(number_); }

 private:
  const int number_;
  std::vector<int>& woken_;
};

TEST(WakeQueueTest, WakesThoseThatCameFirst) {
  std::vector<int> woken;
  std::deque<Recorder> recorders;
  for (int i = 0; i < 4; ++i) recorders.emplace_back(i, woken);
  WakeQueue queue;
  EXPECT_FALSE(queue.Wake(1));
  queue.Add({&recorders[2], &recorders[0]});
  queue.Add({&recorders[3], &recorders[1]});
  EXPECT_TRUE(queue.Wake(3));
  EXPECT_THAT(woken, ElementsAre(2, 0, 3));
  EXPECT_TRUE(queue.Wake(3));
  EXPECT_THAT(woken, ElementsAre(2, 0, 3, 1));
  EXPECT_FALSE(queue.Wake(3));
}

class Counter final : public Watcher {
 public:
  void Wake() override { ++woken_; }
  int woken() const { return woken_; }

 private:
  std::atomic<int> woken_ = 0;
};

TEST(WakeQueueTest, WakesEachOnceWhoeverAsks) {
  std::deque<Counter> counters(10'000);
  std::vector<Watcher*> watchers;
  for (Counter& counter : counters) watchers.push_back(&counter);
  WakeQueue queue;
  queue.Add(watchers);
  std::vector<std::thread> threads;
  for (size_t most = 1; most <= 4; ++most) {
    threads.emplace_back([&queue, most] {
      while (queue.Wake(most)) {
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Counter& counter : counters) EXPECT_EQ(counter.woken(), 1);
}

}  // namespace
}  // namespace oas::feed
