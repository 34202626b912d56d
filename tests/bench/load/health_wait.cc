#include "tests/bench/load/health_wait.h"

#include <chrono>
#include <iostream>
#include <thread>

#include "absl/strings/str_format.h"
#include "tests/bench/load/stream_reader.h"

namespace oas::bench {
namespace {

// HealthCheckResponse{status: SERVING}, encoded.
constexpr char kServing[] = {0x08, 0x01};

bool IsServing(Target& target) {
  bool serving = false;
  const Request request{"/grpc.health.v1.Health/Check", nullptr, grpc::ByteBuffer(nullptr, 0)};
  ReadAnswer(target, request, [&](const grpc::ByteBuffer& message) {
    grpc::Slice bytes;
    serving = message.DumpToSingleSlice(&bytes).ok() && bytes.size() == sizeof(kServing) &&
              std::equal(bytes.begin(), bytes.end(), std::begin(kServing));
  });
  return serving;
}

}  // namespace

bool WaitUntilServing(const std::string& address, double timeout_seconds) {
  const double end = Now() + timeout_seconds;
  while (Now() < end) {
    // A new connection each time: one that was refused would wait before it tries again.
    Target target(address, 1, 0);
    if (IsServing(target)) {
      std::cout << absl::StrFormat("{\"serving_at\": %.6f}\n", Now());
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return false;
}

}  // namespace oas::bench
