// Query and Replay, which are the same for every kind of record: the chunks of a RecordStream.
#ifndef OAS_SERVER_RPC_RECORD_CHUNKS_H_
#define OAS_SERVER_RPC_RECORD_CHUNKS_H_

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "grpcpp/grpcpp.h"
#include "server/query/read_plan.h"
#include "server/query/record_stream.h"
#include "server/rpc/call.h"
#include "server/rpc/chunk_reactor.h"

namespace oas::rpc {

class RecordChunks final : public ChunkSource {
 public:
  explicit RecordChunks(query::ReadPlan plan) : stream_(std::move(plan)) {}

  bool NeedsWorker() const override { return stream_.ReadsRecords(); }
  grpc::ByteBuffer Next(bool& last) override;

 private:
  query::RecordStream stream_;
};

// A stream of records of `kind`; `order_of` tells the order that a request asks for.
template <typename Request, typename OrderOf>
grpc::ServerWriteReactor<grpc::ByteBuffer>* StreamRecords(
    const CallContext& calls, grpc::CallbackServerContext* context, absl::string_view method,
    v1::RecordKind kind, const grpc::ByteBuffer* request, OrderOf order_of) {
  using Source = absl::StatusOr<std::unique_ptr<ChunkSource>>;
  return StartChunks(calls, context, method,
                     [&catalog = calls.catalog, kind, order_of,
                      asked = ReadRequest<Request>(*request)]() -> Source {
                       if (!asked.ok()) return asked.status();
                       absl::StatusOr<query::ReadPlan> plan =
                           query::PlanStream(catalog, *asked, kind, order_of(*asked));
                       if (!plan.ok()) return plan.status();
                       return std::make_unique<RecordChunks>(*std::move(plan));
                     });
}

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_RECORD_CHUNKS_H_
