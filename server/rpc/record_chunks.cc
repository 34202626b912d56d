#include "server/rpc/record_chunks.h"

#include <utility>

#include "oas/missions/v1/mission_service.pb.h"
#include "server/rpc/answer.h"

namespace oas::rpc {
namespace {

// The field numbers that all streamed responses share.
constexpr int kResumeCursorField = v1::QueryMissionsResponse::kResumeCursorFieldNumber;
constexpr int kRevisionField = v1::QueryMissionsResponse::kRevisionFieldNumber;
constexpr int kTotalCountField = v1::QueryMissionsResponse::kTotalCountFieldNumber;
constexpr int kQueryPlanField = v1::QueryMissionsResponse::kQueryPlanFieldNumber;

}  // namespace

grpc::ByteBuffer RecordChunks::Next(bool& last) {
  const query::RecordChunk& chunk = stream_.Next();
  Answer answer(chunk.bytes);
  for (const catalog::StoredRecordPtr* record : chunk.records) {
    answer.AddRecord(*record, stream_.view());
  }
  answer.AddString(kResumeCursorField, chunk.resume_cursor);
  answer.AddInt64(kRevisionField, chunk.revision);
  if (chunk.total_count.has_value()) answer.AddPresentInt64(kTotalCountField, *chunk.total_count);
  if (chunk.query_plan.has_value()) answer.AddMessage(kQueryPlanField, *chunk.query_plan);
  last = chunk.total_count.has_value();
  return std::move(answer).Finish();
}

}  // namespace oas::rpc
