// Waits for a server that is starting.
#ifndef OAS_TESTS_BENCH_LOAD_HEALTH_WAIT_H_
#define OAS_TESTS_BENCH_LOAD_HEALTH_WAIT_H_

#include <string>

namespace oas::bench {

// Asks the health service every few milliseconds until it says SERVING, and prints when it did, in
// seconds of CLOCK_MONOTONIC: {"serving_at": 123.456}. False after `timeout_seconds`.
bool WaitUntilServing(const std::string& address, double timeout_seconds);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_HEALTH_WAIT_H_
