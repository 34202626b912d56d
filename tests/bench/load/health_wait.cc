#include "tests/bench/load/health_wait.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>

#include "absl/strings/str_format.h"
#include "grpcpp/grpcpp.h"
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
  const auto deadline = std::chrono::system_clock::now() +
                        std::chrono::duration_cast<std::chrono::system_clock::duration>(
                            std::chrono::duration<double>(timeout_seconds));
  const auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  if (!channel->WaitForConnected(deadline)) return false;
  Target target(address, 1, 0);
  if (!IsServing(target)) return false;
  std::cout << absl::StrFormat("{\"serving_at\": %.6f}\n", Now());
  return true;
}

}  // namespace oas::bench
