#include "server/rpc/record_stream_reactor.h"

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

class RecordStreamReactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  RecordStreamReactor(const CallContext& calls, grpc::CallbackServerContext* context,
                      absl::string_view method, absl::StatusOr<query::RecordStream> stream)
      : calls_(calls),
        context_(context),
        method_(method),
        start_(absl::Now()),
        stream_(std::move(stream)) {
    if (stream_.ok()) {
      SendNextChunk();
    } else {
      End(stream_.status());
    }
  }

  void OnWriteDone(bool ok) override {
    if (!ok) {
      End(absl::CancelledError("the client went away"));
    } else if (!last_chunk_sent_) {
      SendNextChunk();
    } else {
      End(absl::OkStatus());
    }
  }

  void OnDone() override {
    calls_.observer.OnCallEnd({method_, *context_, status_, absl::Now() - start_});
    delete this;
  }

 private:
  void SendNextChunk() {
    const query::RecordChunk chunk = stream_->Next();
    Answer answer;
    for (const auto& record : chunk.records) answer.AddRecord(record, stream_->view());
    answer.AddString(kResumeCursorField, chunk.resume_cursor);
    answer.AddInt64(kRevisionField, chunk.revision);
    if (chunk.total_count.has_value()) answer.AddPresentInt64(kTotalCountField, *chunk.total_count);
    last_chunk_sent_ = chunk.total_count.has_value();
    chunk_ = std::move(answer).Finish();
    StartWrite(&chunk_);
  }

  void End(const absl::Status& status) {
    status_ = status;
    Finish(ToGrpcStatus(status));
  }

  const CallContext calls_;
  const grpc::CallbackServerContext* const context_;  // outlives the reactor
  const absl::string_view method_;
  const absl::Time start_;
  absl::StatusOr<query::RecordStream> stream_;
  grpc::ByteBuffer chunk_;  // the write in flight
  bool last_chunk_sent_ = false;
  absl::Status status_;
};

}  // namespace

grpc::ServerWriteReactor<grpc::ByteBuffer>* StartRecordStream(
    const CallContext& calls, grpc::CallbackServerContext* context, absl::string_view method,
    absl::StatusOr<query::RecordStream> stream) {
  return new RecordStreamReactor(calls, context, method, std::move(stream));
}

}  // namespace oas::rpc
