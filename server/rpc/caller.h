// Who calls.
#ifndef OAS_SERVER_RPC_CALLER_H_
#define OAS_SERVER_RPC_CALLER_H_

#include <string>

#include "grpcpp/grpcpp.h"

namespace oas::rpc {

// The name that a commit of this call is recorded under: that of the client's certificate, else
// "anonymous". Never from plain metadata, which anybody can write.
inline std::string AuthorOf(const grpc::CallbackServerContext& context) {
  const auto identity = context.auth_context()->GetPeerIdentity();
  if (identity.empty()) return "anonymous";
  return std::string(identity.front().data(), identity.front().size());
}

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_CALLER_H_
