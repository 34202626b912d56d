// Sends the chunks of a RecordStream: pulls the next one when gRPC has taken the last, so that a
// slow reader costs one chunk of memory and a cancelled one no further work.
#ifndef OAS_SERVER_RPC_RECORD_STREAM_REACTOR_H_
#define OAS_SERVER_RPC_RECORD_STREAM_REACTOR_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "grpcpp/grpcpp.h"
#include "server/query/narrowing.h"
#include "server/query/record_stream.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// Starts a stream that answers with `stream`, or ends at once with its error. The reactor owns
// itself and goes when the call is done.
grpc::ServerWriteReactor<grpc::ByteBuffer>* StartRecordStream(
    const CallContext& calls, grpc::CallbackServerContext* context, absl::string_view method,
    absl::StatusOr<query::RecordStream> stream);

// Plan of a streaming request, narrowed, as a stream.
template <typename Request>
absl::StatusOr<query::RecordStream> OpenRecordStream(const catalog::Catalog& catalog,
                                                     v1::RecordKind kind, const Request& request,
                                                     absl::string_view order_by) {
  absl::StatusOr<query::ReadPlan> plan = query::PlanStream(catalog, request, kind, order_by);
  if (!plan.ok()) return plan.status();
  if (auto narrowed = query::Narrow(request, *plan); !narrowed.ok()) return narrowed;
  return query::RecordStream(*std::move(plan));
}

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_RECORD_STREAM_REACTOR_H_
