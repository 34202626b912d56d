// Told of every call that ends; logs and metrics hang here.
#ifndef OAS_SERVER_RPC_CALL_OBSERVER_H_
#define OAS_SERVER_RPC_CALL_OBSERVER_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"

namespace oas::rpc {

struct CallReport {
  absl::string_view method;                    // "MissionService.GetMission"
  const grpc::CallbackServerContext& context;  // of the call: its peer, deadline and metadata
  absl::Status status;      // as the server answered; CANCELLED when the client went away
  absl::Duration duration;  // from the request's arrival to its last answer
};

// Implementations are thread-safe and do not block: this runs on gRPC's own threads.
class CallObserver {
 public:
  virtual ~CallObserver() = default;
  virtual void OnCallEnd(const CallReport& report) = 0;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_CALL_OBSERVER_H_
