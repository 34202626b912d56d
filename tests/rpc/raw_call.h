// Calls with bytes of the test's choice, and answers as bytes: for requests that are no message,
// and for services whose stubs are not installed (health, reflection).
#ifndef OAS_TESTS_RPC_RAW_CALL_H_
#define OAS_TESTS_RPC_RAW_CALL_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/unknown_field_set.h"
#include "grpcpp/grpcpp.h"

namespace oas::testing {

// Sends one request of these bytes to "/package.Service/Method" and answers the bytes of the one
// response. Streams of one message each way look the same on the wire.
absl::StatusOr<std::string> RawCall(const std::shared_ptr<grpc::Channel>& channel,
                                    const std::string& method, const std::string& request);

// The fields of a message of unknown type; fails the test when `bytes` are none.
std::unique_ptr<google::protobuf::UnknownFieldSet> FieldsOf(const std::string& bytes);

// Bytes of a message whose field `number` holds this text.
std::string MessageWith(int number, const std::string& text);

std::string BytesOf(const grpc::ByteBuffer& buffer);
grpc::ByteBuffer BufferOf(const std::string& bytes);

}  // namespace oas::testing

#endif  // OAS_TESTS_RPC_RAW_CALL_H_
