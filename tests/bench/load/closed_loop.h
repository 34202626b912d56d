// A load of unary calls of which a fixed number is always outstanding: each answer makes the next
// call. Shows what a call costs.
#ifndef OAS_TESTS_BENCH_LOAD_CLOSED_LOOP_H_
#define OAS_TESTS_BENCH_LOAD_CLOSED_LOOP_H_

#include <string>
#include <vector>

#include "tests/bench/load/requests.h"
#include "tests/bench/load/target.h"

namespace oas::bench {

struct ClosedLoopOptions {
  int outstanding = 16;
  double warmup_seconds = 1;
  double seconds = 3;  // measured, after the warm-up
};

// Makes the calls of `requests` in turn, again and again. Returns a line of JSON.
std::string RunClosedLoop(Target& target, const std::vector<Request>& requests,
                          const ClosedLoopOptions& options);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_CLOSED_LOOP_H_
