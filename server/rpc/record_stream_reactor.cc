#include "server/rpc/record_stream_reactor.h"

#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "server/rpc/answer.h"

namespace oas::rpc {
namespace {

// The field numbers that all streamed responses share.
constexpr int kResumeCursorField = v1::QueryMissionsResponse::kResumeCursorFieldNumber;
constexpr int kRevisionField = v1::QueryMissionsResponse::kRevisionFieldNumber;
constexpr int kTotalCountField = v1::QueryMissionsResponse::kTotalCountFieldNumber;
constexpr int kQueryPlanField = v1::QueryMissionsResponse::kQueryPlanFieldNumber;

// One thing happens at a time: opening, making a chunk or a write; each starts the next.
class RecordStreamReactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  RecordStreamReactor(const CallContext& calls, grpc::CallbackServerContext* context,
                      absl::string_view method, OpenStream open)
      : calls_(calls),
        context_(context),
        method_(method),
        start_(absl::Now()),
        open_(std::move(open)) {
    if (!calls_.work.TryRun([this] { Open(); })) End(Overloaded(calls_.work.ExpectedWait()));
  }

  void OnWriteDone(bool ok) override {
    if (!ok) {
      End(absl::CancelledError("the client went away"));
    } else if (last_chunk_sent_) {
      End(absl::OkStatus());
    } else if (stream_->ReadsRecords()) {
      calls_.work.Run([this] { SendNextChunk(); });
    } else {
      SendNextChunk();
    }
  }

  void OnDone() override {
    calls_.observer.OnCallEnd({method_, *context_, status_, absl::Now() - start_});
    delete this;
  }

 private:
  void Open() {
    absl::StatusOr<query::ReadPlan> plan = open_();
    open_ = nullptr;
    if (!plan.ok()) return End(plan.status());
    stream_.emplace(*std::move(plan));
    SendNextChunk();
  }

  void SendNextChunk() {
    const query::RecordChunk& chunk = stream_->Next();
    Answer answer(chunk.bytes);
    for (const catalog::StoredRecordPtr* record : chunk.records) {
      answer.AddRecord(*record, stream_->view());
    }
    answer.AddString(kResumeCursorField, chunk.resume_cursor);
    answer.AddInt64(kRevisionField, chunk.revision);
    if (chunk.total_count.has_value()) answer.AddPresentInt64(kTotalCountField, *chunk.total_count);
    if (chunk.query_plan.has_value()) answer.AddMessage(kQueryPlanField, *chunk.query_plan);
    last_chunk_sent_ = chunk.total_count.has_value();
    bytes_ = std::move(answer).Finish();
    StartWrite(&bytes_);
  }

  void End(const absl::Status& status) {
    status_ = status;
    Finish(ToGrpcStatus(status));
  }

  const CallContext calls_;
  const grpc::CallbackServerContext* const context_;  // outlives the reactor
  const absl::string_view method_;
  const absl::Time start_;
  OpenStream open_;
  std::optional<query::RecordStream> stream_;  // once open
  grpc::ByteBuffer bytes_;                     // the write in flight
  bool last_chunk_sent_ = false;
  absl::Status status_;
};

}  // namespace

grpc::ServerWriteReactor<grpc::ByteBuffer>* StartRecordStream(const CallContext& calls,
                                                              grpc::CallbackServerContext* context,
                                                              absl::string_view method,
                                                              OpenStream open) {
  return new RecordStreamReactor(calls, context, method, std::move(open));
}

}  // namespace oas::rpc
