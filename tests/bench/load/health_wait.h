// Waits for a server that is starting.
#ifndef OAS_TESTS_BENCH_LOAD_HEALTH_WAIT_H_
#define OAS_TESTS_BENCH_LOAD_HEALTH_WAIT_H_

#include <string>

namespace oas::bench {

// Waits for a connection, asks the health service, and prints when it said SERVING, in seconds of
// CLOCK_MONOTONIC: {"serving_at": 123.456}. False when it does not, or not within
// `timeout_seconds`. The server must listen already: it says on which port.
bool WaitUntilServing(const std::string& address, double timeout_seconds);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_HEALTH_WAIT_H_
