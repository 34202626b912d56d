#include "tests/bench/floor_feed.h"

#include <string>

namespace oas::bench {

grpc::ByteBuffer BytesOfSize(size_t size) {
  const grpc::Slice slice(std::string(size, 'x'));
  return {&slice, 1};
}

// Has a message at once, and one for each event; what comes while one is written waits as a number.
class FloorFeed::Stream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  explicit Stream(FloorFeed& feed) : feed_(feed) {
    const std::lock_guard lock(feed_.mutex_);
    feed_.streams_.insert(this);
    StartWrite(&feed_.event_);
  }

  // Called with the feed's mutex held, as everything here that looks at waiting_.
  void Send() {
    ++waiting_;
    if (!writing_) Write();
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(feed_.mutex_);
    writing_ = false;
    if (ok && waiting_ > 0) Write();
  }
  void OnCancel() override {
    {
      const std::lock_guard lock(feed_.mutex_);
      feed_.streams_.erase(this);
    }
    Finish(grpc::Status::CANCELLED);
  }
  void OnDone() override { delete this; }

 private:
  void Write() {
    --waiting_;
    writing_ = true;
    StartWrite(&feed_.event_);
  }

  FloorFeed& feed_;
  int waiting_ = 0;
  bool writing_ = true;
};

FloorFeed::FloorFeed(size_t event_bytes) : event_(BytesOfSize(event_bytes)) {}

grpc::ServerWriteReactor<grpc::ByteBuffer>* FloorFeed::WatchService::WatchTimeline(
    grpc::CallbackServerContext* /*context*/, const grpc::ByteBuffer* /*request*/) {
  return new Stream(feed_);
}

grpc::ServerUnaryReactor* FloorFeed::ApplyService::ApplyCatalog(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* /*request*/,
    grpc::ByteBuffer* response) {
  {
    const std::lock_guard lock(feed_.mutex_);
    for (Stream* const stream : feed_.streams_) stream->Send();
  }
  *response = BytesOfSize(1);
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

}  // namespace oas::bench
