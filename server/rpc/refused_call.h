// Methods that are defined and not served yet end at once with UNIMPLEMENTED and a reason.
#ifndef OAS_SERVER_RPC_REFUSED_CALL_H_
#define OAS_SERVER_RPC_REFUSED_CALL_H_

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "grpcpp/grpcpp.h"
#include "server/query/query_errors.h"
#include "server/rpc/call.h"

namespace oas::rpc {

inline grpc::ServerUnaryReactor* RefuseUnary(const CallContext& calls,
                                             grpc::CallbackServerContext* context,
                                             absl::string_view method, absl::string_view why) {
  return EndUnary(calls, context, method, absl::Now(), query::MethodNotServed(method, why));
}

// A stream that ends as soon as it begins. `Base` is gRPC's ServerReadReactor or
// ServerWriteReactor.
template <typename Base>
class RefusedStream final : public Base {
 public:
  RefusedStream(const CallContext& calls, grpc::CallbackServerContext* context,
                absl::string_view method, absl::string_view why) {
    const absl::Status status = query::MethodNotServed(method, why);
    calls.observer.OnCallEnd({method, *context, status, absl::ZeroDuration()});
    this->Finish(ToGrpcStatus(status));
  }
  void OnDone() override { delete this; }
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_REFUSED_CALL_H_
