// The one place where absl::Status becomes gRPC's.
#ifndef OAS_SERVER_RPC_STATUS_CONVERSION_H_
#define OAS_SERVER_RPC_STATUS_CONVERSION_H_

#include "absl/status/status.h"
#include "grpcpp/support/status.h"

namespace oas::rpc {

// The same code and message; the payloads become the details of a google.rpc.Status.
grpc::Status ToGrpcStatus(const absl::Status& status);

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_STATUS_CONVERSION_H_
