// Many streams that follow a feed, and the calls that make the events they follow.
#ifndef OAS_TESTS_BENCH_LOAD_WATCHERS_H_
#define OAS_TESTS_BENCH_LOAD_WATCHERS_H_

#include <string>
#include <vector>

#include "tests/bench/load/requests.h"
#include "tests/bench/load/target.h"

namespace oas::bench {

struct WatchersOptions {
  int streams = 1000;
  int stalled = 0;  // of them, those that read nothing after their first message
  int warmup_events = 5;
  int events = 20;
  double timeout_seconds = 60;  // for an event to reach everybody
};

// Opens streams of the first request, waits until each has had a message, and makes the other
// requests one after another, each when the one before has reached every stream that reads.
// Returns the figures as JSON: the server's memory before and with idle streams, its processor time
// and the latency from a call's start until a stream has the message.
std::string RunWatchers(Target& target, const std::vector<Request>& requests,
                        const WatchersOptions& options);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_WATCHERS_H_
