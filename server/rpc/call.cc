#include "server/rpc/call.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"

namespace oas::rpc {

absl::Status MalformedRequest(absl::string_view type) {
  return catalog::MakeError(
      absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_MALFORMED_REQUEST,
      absl::StrCat("the request is no valid ", type, " (strings must be UTF-8)"),
      {{"type", std::string(type)}});
}

absl::Status Overloaded(absl::Duration wait) {
  absl::Status status =
      catalog::MakeError(absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_OVERLOADED,
                         "the server has more to do than it can; call again a little later", {});
  catalog::AddRetry(wait, status);
  return status;
}

void EndUnary(const CallContext& calls, grpc::CallbackServerContext* context,
              absl::string_view method, absl::Time start, const absl::Status& status,
              grpc::ServerUnaryReactor* reactor) {
  calls.observer.OnCallEnd({method, *context, status, absl::Now() - start});
  reactor->Finish(ToGrpcStatus(status));
}

grpc::ServerUnaryReactor* EndUnary(const CallContext& calls, grpc::CallbackServerContext* context,
                                   absl::string_view method, absl::Time start,
                                   const absl::Status& status) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  EndUnary(calls, context, method, start, status, reactor);
  return reactor;
}

}  // namespace oas::rpc
