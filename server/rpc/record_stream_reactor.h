// Sends the chunks of a RecordStream: pulls the next one when gRPC has taken the last, so that a
// slow reader costs one chunk of memory and a cancelled one no further work.
#ifndef OAS_SERVER_RPC_RECORD_STREAM_REACTOR_H_
#define OAS_SERVER_RPC_RECORD_STREAM_REACTOR_H_

#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "grpcpp/grpcpp.h"
#include "server/query/read_plan.h"
#include "server/query/record_stream.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// Plans a stream, on a thread of the work queue.
using OpenStream = absl::AnyInvocable<absl::StatusOr<query::ReadPlan>()>;

// Starts a stream that answers what `open` plans, or ends at once with its error. The reactor owns
// itself and goes when the call is done.
grpc::ServerWriteReactor<grpc::ByteBuffer>* StartRecordStream(const CallContext& calls,
                                                              grpc::CallbackServerContext* context,
                                                              absl::string_view method,
                                                              OpenStream open);

// A stream of records of `kind`; `order_of` tells the order that a request asks for.
template <typename Request, typename OrderOf>
grpc::ServerWriteReactor<grpc::ByteBuffer>* StreamRecords(
    const CallContext& calls, grpc::CallbackServerContext* context, absl::string_view method,
    v1::RecordKind kind, const grpc::ByteBuffer* request, OrderOf order_of) {
  return StartRecordStream(
      calls, context, method,
      [&catalog = calls.catalog, kind, order_of, asked = ReadRequest<Request>(*request)]() {
        if (!asked.ok()) return absl::StatusOr<query::ReadPlan>(asked.status());
        return query::PlanStream(catalog, *asked, kind, order_of(*asked));
      });
}

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_RECORD_STREAM_REACTOR_H_
