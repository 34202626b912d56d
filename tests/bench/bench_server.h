// What the servers to compare with have in common: they listen, ping and check as missiond does, so
// that only the work differs.
#ifndef OAS_TESTS_BENCH_BENCH_SERVER_H_
#define OAS_TESTS_BENCH_BENCH_SERVER_H_

#include <string>

#include "absl/types/span.h"
#include "grpcpp/grpcpp.h"

namespace oas::bench {

// Serves on `address` until SIGTERM or SIGINT, and prints "serving on HOST:PORT". Call it from
// the main thread. Returns the exit code.
int ServeUntilStopped(const std::string& address, absl::Span<grpc::Service* const> services);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_BENCH_SERVER_H_
