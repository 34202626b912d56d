// The calls that a load is made of: methods and encoded requests.
#ifndef OAS_TESTS_BENCH_LOAD_REQUESTS_H_
#define OAS_TESTS_BENCH_LOAD_REQUESTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "grpcpp/support/byte_buffer.h"

namespace oas::bench {

struct Request {
  std::string method;  // "/oas.missions.v1.MissionService/GetMission"
  const google::protobuf::MethodDescriptor* descriptor = nullptr;
  grpc::ByteBuffer bytes;
};

// Reads a line such as `MissionService/GetMission name: "missions/honduras-2009"`: a method of
// oas.missions.v1 and the request as text. INVALID_ARGUMENT for anything else.
absl::StatusOr<Request> ParseRequest(const std::string& line);

// Reads a file of such lines, at least one.
absl::StatusOr<std::vector<Request>> ReadRequests(const std::string& path);

// An answer to `request` as one line of JSON. INVALID_ARGUMENT when it is none.
absl::StatusOr<std::string> AnswerAsJson(const Request& request, const grpc::ByteBuffer& answer);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_REQUESTS_H_
