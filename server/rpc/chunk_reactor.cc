#include "server/rpc/chunk_reactor.h"

#include <utility>

#include "absl/time/clock.h"

namespace oas::rpc {
namespace {

// One thing happens at a time: opening, making a chunk or a write; each starts the next.
class ChunkReactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  ChunkReactor(const CallContext& calls, grpc::CallbackServerContext* context,
               absl::string_view method, OpenChunks open)
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
    } else if (source_->NeedsWorker()) {
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
    absl::StatusOr<std::unique_ptr<ChunkSource>> source = open_();
    open_ = nullptr;
    if (!source.ok()) return End(source.status());
    source_ = *std::move(source);
    SendNextChunk();
  }

  void SendNextChunk() {
    bytes_ = source_->Next(last_chunk_sent_);
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
  OpenChunks open_;
  std::unique_ptr<ChunkSource> source_;  // once open
  grpc::ByteBuffer bytes_;               // the write in flight
  bool last_chunk_sent_ = false;
  absl::Status status_;
};

}  // namespace

grpc::ServerWriteReactor<grpc::ByteBuffer>* StartChunks(const CallContext& calls,
                                                        grpc::CallbackServerContext* context,
                                                        absl::string_view method, OpenChunks open) {
  return new ChunkReactor(calls, context, method, std::move(open));
}

}  // namespace oas::rpc
