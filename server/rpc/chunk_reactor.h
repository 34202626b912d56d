// Sends a streamed answer chunk by chunk: makes the next one when gRPC has taken the last, so that
// a slow reader costs one chunk of memory and a cancelled one no further work.
#ifndef OAS_SERVER_RPC_CHUNK_REACTOR_H_
#define OAS_SERVER_RPC_CHUNK_REACTOR_H_

#include <memory>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "grpcpp/grpcpp.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// Makes the chunks. Used by one thread at a time.
class ChunkSource {
 public:
  ChunkSource() = default;
  virtual ~ChunkSource() = default;
  ChunkSource(const ChunkSource&) = delete;
  ChunkSource& operator=(const ChunkSource&) = delete;

  // Whether the next chunk is too much work for a thread that others wait for.
  virtual bool NeedsWorker() const = 0;

  // The next response; sets `last` when it ends the stream. Not called after that.
  virtual grpc::ByteBuffer Next(bool& last) = 0;
};

// Makes the source of a call, on a thread of the work queue.
using OpenChunks = absl::AnyInvocable<absl::StatusOr<std::unique_ptr<ChunkSource>>()>;

// Starts a stream of what `open` makes, or ends at once with its error. The reactor owns itself and
// goes when the call is done.
grpc::ServerWriteReactor<grpc::ByteBuffer>* StartChunks(const CallContext& calls,
                                                        grpc::CallbackServerContext* context,
                                                        absl::string_view method, OpenChunks open);

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_CHUNK_REACTOR_H_
