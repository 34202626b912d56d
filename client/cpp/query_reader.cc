#include "client/cpp/query_reader.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/cpp/chunk_stream.h"
#include "client/cpp/record_kind.h"

namespace oas::missions {
namespace {

// Every response of the API that carries records has them in this field.
constexpr int kRecordsField = 1;

template <typename Request>
Request MakeRequest(const ListQuery& query) {
  Request request;
  request.set_filter(query.filter);
  request.set_order_by(query.order_by);
  request.set_view(query.view);
  request.set_origin(query.origin);
  request.set_limit(query.limit);
  request.set_explain(query.explain);
  const v1::ReadOptions options = ReadOptionsOf(query);
  if (options.snapshot_case() != v1::ReadOptions::SNAPSHOT_NOT_SET) {
    *request.mutable_read_options() = options;
  }
  return request;
}

template <typename Chunk, typename Open>
absl::StatusOr<ListSummary> Stream(Client& client, const ListQuery& query, const Open& open,
                                   const RecordChunkConsumer& consume, Cancellation* cancellation) {
  const std::unique_ptr<grpc::ClientContext> context = client.NewStreamContext();
  const auto* field = Chunk::descriptor()->FindFieldByNumber(kRecordsField);
  std::optional<v1::QueryPlan> plan;
  const absl::StatusOr<ChunkStreamEnd> end = ReadChunks<Chunk>(
      *context, cancellation, NamesOf(query.kind).collection, open, [&](Chunk& chunk) {
        RecordChunk unpacked;
        const auto* reflection = chunk.GetReflection();
        for (int i = 0; i < reflection->FieldSize(chunk, field); ++i) {
          unpacked.records.push_back(
              WrapRecord(query.kind, *reflection->MutableRepeatedMessage(&chunk, field, i)));
        }
        if (chunk.has_query_plan()) unpacked.query_plan = plan = chunk.query_plan();
        return consume(std::move(unpacked));
      });
  if (!end.ok()) return end.status();
  return ListSummary{
      .revision = end->revision, .total_size = end->total_count, .query_plan = std::move(plan)};
}

}  // namespace

bool IsStreamed(v1::RecordKind kind) {
  return kind == v1::RECORD_KIND_MISSION || kind == v1::RECORD_KIND_INVOCATION;
}

absl::StatusOr<ListSummary> QueryRecords(Client& client, const ListQuery& query,
                                         const RecordChunkConsumer& consume,
                                         Cancellation* cancellation) {
  if (query.kind == v1::RECORD_KIND_MISSION) {
    const auto open = [&](grpc::ClientContext* context) {
      return client.missions().QueryMissions(context, MakeRequest<v1::QueryMissionsRequest>(query));
    };
    return Stream<v1::QueryMissionsResponse>(client, query, open, consume, cancellation);
  }
  if (query.kind == v1::RECORD_KIND_INVOCATION) {
    const auto open = [&](grpc::ClientContext* context) {
      return client.charter().QueryInvocations(context,
                                               MakeRequest<v1::QueryInvocationsRequest>(query));
    };
    return Stream<v1::QueryInvocationsResponse>(client, query, open, consume, cancellation);
  }
  return absl::InvalidArgumentError(
      absl::StrCat(v1::RecordKind_Name(query.kind), " is not a kind that is streamed"));
}

}  // namespace oas::missions
