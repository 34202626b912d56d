// Sends a watcher what its cursor pulls, one response at a time.
#ifndef OAS_SERVER_RPC_WATCH_REACTOR_H_
#define OAS_SERVER_RPC_WATCH_REACTOR_H_

#include "grpcpp/grpcpp.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// Starts a stream that answers the WatchTimelineRequest in `request`. The reactor owns itself and
// goes when the call is done.
grpc::ServerWriteReactor<grpc::ByteBuffer>* StartWatch(const CallContext& calls,
                                                       grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer& request);

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_WATCH_REACTOR_H_
