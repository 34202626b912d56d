// A load of unary calls that come at a rate, whether or not the server keeps up, as calls of many
// independent users do. Shows what a server does with more than it can take.
#ifndef OAS_TESTS_BENCH_LOAD_OPEN_LOOP_H_
#define OAS_TESTS_BENCH_LOAD_OPEN_LOOP_H_

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/load/requests.h"
#include "tests/bench/load/target.h"

namespace oas::bench {

struct OpenLoopOptions {
  double rate = 1000;  // calls a second, at random moments (a Poisson process)
  double warmup_seconds = 1;
  double seconds = 5;  // measured, after the warm-up
  double deadline_seconds = 0.25;
  // Beyond these, calls are not made and counted as unsent: the load generator is at its end.
  int most_outstanding = 20'000;
  uint64_t seed = 1;
};

// Makes the calls of `requests` in turn. Returns a line of JSON. A call is counted by when it was
// due, and its deadline runs from then, so that a late generator does not flatter the server.
std::string RunOpenLoop(Target& target, const std::vector<Request>& requests,
                        const OpenLoopOptions& options);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_OPEN_LOOP_H_
