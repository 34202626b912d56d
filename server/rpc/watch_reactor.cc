#include "server/rpc/watch_reactor.h"

#include <atomic>
#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "oas/missions/v1/timeline_service.pb.h"
#include "server/feed/feed_cursor.h"

namespace oas::rpc {
namespace {

// The bytes of a response, kept alive by the buffer. Watchers share them: nothing is copied.
grpc::ByteBuffer BufferOf(const feed::ResponseBytes& bytes) {
  auto* const keep_alive = new feed::ResponseBytes(bytes);
  // gRPC never writes through the pointer; its interface only lacks the const.
  const grpc::Slice slice(
      const_cast<char*>(bytes->data()), bytes->size(),
      [](void* reference) { delete static_cast<feed::ResponseBytes*>(reference); }, keep_alive);
  return {&slice, 1};
}

// One thing happens at a time: opening, pulling, a write, or waiting; each starts the next.
class WatchReactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer>, feed::Watcher {
 public:
  WatchReactor(const CallContext& calls, grpc::CallbackServerContext* context,
               const grpc::ByteBuffer& request)
      : calls_(calls), context_(context), start_(absl::Now()) {
    if (!calls_.work.TryRun([this, request] { Open(request); })) {
      End(Overloaded(calls_.work.ExpectedWait()));
    }
  }

  void OnWriteDone(bool ok) override {
    calls_.feed->WakeSome();
    if (!ok) {
      End(Gone());
    } else if (drained_) {
      End(absl::OkStatus());
    } else {
      Continue();
    }
  }

  void OnCancel() override {
    cancelled_ = true;
    // Who waits has nobody else to end it; everybody else will see it soon.
    if (calls_.feed->Unpark(this)) End(Gone());
  }

  void OnDone() override {
    calls_.observer.OnCallEnd(
        {"TimelineService.WatchTimeline", *context_, status_, absl::Now() - start_});
    delete this;
  }

  void Wake() override { Continue(); }

 private:
  static absl::Status Gone() { return absl::CancelledError("the client went away"); }

  void Open(const grpc::ByteBuffer& bytes) {
    const absl::StatusOr<v1::WatchTimelineRequest> request =
        ReadRequest<v1::WatchTimelineRequest>(bytes);
    if (!request.ok()) return End(request.status());
    absl::StatusOr<feed::FeedCursor> cursor = feed::FeedCursor::Open(*calls_.feed, *request);
    if (!cursor.ok()) return End(cursor.status());
    cursor_.emplace(*std::move(cursor));
    Continue();
  }

  // Sends the next response, has it pulled by a worker, or waits for news. Returns once one of
  // these is under way, or the call is over.
  void Continue() {
    while (!cancelled_) {
      if (calls_.feed->draining()) return SendDraining();
      switch (cursor_->NextStep()) {
        case feed::FeedCursor::Step::kQuick:
          if (PullAndSend()) return;
          break;
        case feed::FeedCursor::Step::kSlow:
          return calls_.work.Run([this] {
            if (!PullAndSend()) Continue();
          });
        case feed::FeedCursor::Step::kWait:
          if (Wait()) return;
          break;
      }
    }
    End(Gone());
  }

  // Whether a write was started or the call ended.
  bool PullAndSend() {
    const absl::StatusOr<feed::ResponseBytes> response = cursor_->Pull();
    if (!response.ok()) {
      End(response.status());
      return true;
    }
    if (*response == nullptr) return false;
    Send(*response);
    return true;
  }

  // Whether the watcher waits, or has sent that nothing happened. Then somebody else goes on with
  // it, and may have ended it already.
  bool Wait() {
    const absl::Time due = last_sent_ + cursor_->progress_interval();
    if (absl::Now() >= due) {
      Send(cursor_->Progress());
      return true;
    }
    return calls_.feed->Park(this, cursor_->revision(), due, cancelled_);
  }

  void SendDraining() {
    drained_ = true;
    Send(cursor_->Draining());
  }

  void Send(const feed::ResponseBytes& response) {
    last_sent_ = absl::Now();
    bytes_ = BufferOf(response);
    StartWrite(&bytes_);
  }

  void End(const absl::Status& status) {
    status_ = status;
    Finish(ToGrpcStatus(status));
  }

  const CallContext calls_;
  const grpc::CallbackServerContext* const context_;  // outlives the reactor
  const absl::Time start_;
  std::optional<feed::FeedCursor> cursor_;  // once open
  grpc::ByteBuffer bytes_;                  // the write in flight
  // Nothing yet: so whoever has nothing to see is told so at once, with a token to come back by.
  absl::Time last_sent_ = absl::InfinitePast();
  bool drained_ = false;
  std::atomic<bool> cancelled_ = false;
  absl::Status status_;
};

}  // namespace

grpc::ServerWriteReactor<grpc::ByteBuffer>* StartWatch(const CallContext& calls,
                                                       grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer& request) {
  return new WatchReactor(calls, context, request);
}

}  // namespace oas::rpc
