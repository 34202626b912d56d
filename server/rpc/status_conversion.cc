#include "server/rpc/status_conversion.h"

#include <string>

#include "absl/strings/cord.h"
#include "google/rpc/status.pb.h"

namespace oas::rpc {

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const std::string message(status.message());
  google::rpc::Status wire;
  wire.set_code(status.raw_code());
  wire.set_message(message);
  status.ForEachPayload([&wire](absl::string_view type_url, const absl::Cord& payload) {
    google::protobuf::Any& detail = *wire.add_details();
    detail.set_type_url(std::string(type_url));
    detail.set_value(std::string(payload));
  });
  return {static_cast<grpc::StatusCode>(status.raw_code()), message, wire.SerializeAsString()};
}

}  // namespace oas::rpc
