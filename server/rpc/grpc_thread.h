// Runs what calls gRPC many times on one of its own threads.
#ifndef OAS_SERVER_RPC_GRPC_THREAD_H_
#define OAS_SERVER_RPC_GRPC_THREAD_H_

#include <functional>

namespace oas::rpc {

// Runs `task` soon. What operations that it starts have to say comes to the same thread: from a
// thread that is not gRPC's own, each would wake another one, which costs as much as a small write.
// `task` must not block.
void RunOnGrpcThread(std::function<void()> task);

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_GRPC_THREAD_H_
