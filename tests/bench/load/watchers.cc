#include "tests/bench/load/watchers.h"

#include <chrono>
#include <memory>

#include "absl/strings/str_format.h"
#include "grpcpp/grpcpp.h"

namespace oas::bench {
namespace {

// What a completion belongs to.
struct Operation {
  virtual ~Operation() = default;
  virtual void Done(bool ok) = 0;
};

class Watchers;

// A stream: started, its request written, then read again and again.
class Stream final : public Operation {
 public:
  Stream(Watchers& watchers, bool stalled) : watchers_(watchers), stalled_(stalled) {}
  void Start(grpc::GenericStub& stub, const Request& request, grpc::CompletionQueue& queue);
  void Done(bool ok) override;
  void Cancel() { context_.TryCancel(); }

 private:
  enum class State { kStarting, kWriting, kReading };

  Watchers& watchers_;
  const bool stalled_;
  State state_ = State::kStarting;
  const grpc::ByteBuffer* request_ = nullptr;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
  grpc::ByteBuffer message_;
  bool had_message_ = false;
};

// The call that makes an event.
class Event final : public Operation {
 public:
  void Start(grpc::GenericStub& stub, const Request& request, grpc::CompletionQueue& queue) {
    done_ = false;
    context_ = std::make_unique<grpc::ClientContext>();
    reader_ = stub.PrepareUnaryCall(context_.get(), request.method, request.bytes, &queue);
    reader_->StartCall();
    reader_->Finish(&answer_, &status_, this);
  }
  void Done(bool /*ok*/) override { done_ = true; }
  bool done() const { return done_; }
  const grpc::Status& status() const { return status_; }

 private:
  bool done_ = false;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader_;
  grpc::ByteBuffer answer_;
  grpc::Status status_;
};

class Watchers {
 public:
  Watchers(Target& target, const std::vector<Request>& requests, const WatchersOptions& options)
      : target_(target), requests_(requests), options_(options) {}

  std::string Run() {
    const int64_t memory_before = target_.ServerMemory();
    // A server refuses more than it can open at once.
    for (int i = 0; i < kMostOpening; ++i) StartNext();
    WaitUntil([&] { return arrived_ == options_.streams; });
    const int64_t memory_idle = target_.ServerMemory();
    MakeEvents(options_.warmup_events);
    latencies_.clear();
    delivered_ = 0;
    const double start = Now();
    const double server_start = target_.ServerSeconds();
    MakeEvents(options_.events);
    const double server_seconds = target_.ServerSeconds() - server_start;
    const double seconds = Now() - start;
    End();
    const double p50 = Percentile(latencies_, 0.5);
    const double p99 = Percentile(latencies_, 0.99);
    return absl::StrFormat(
        R"({"streams": %d, "errors": %d, "error": "%s", "delivered": %d, "bytes": %d, )"
        R"("seconds": %.6f, "server_seconds": %.9f, "p50": %.9f, "p99": %.9f, )"
        R"("memory_before": %d, "memory_idle": %d})",
        options_.streams, error_.empty() ? 0 : 1, error_, delivered_, bytes_, seconds,
        server_seconds, p50, p99, memory_before, memory_idle);
  }

  // A stream has a message, its first or the one of the event under way.
  void Arrived(const grpc::ByteBuffer& message) {
    ++arrived_;
    ++delivered_;
    bytes_ = static_cast<int64_t>(message.Length());
    latencies_.push_back(static_cast<float>(Now() - event_start_));
    StartNext();
  }
  // A stream has ended; `streams_` are there until the end.
  void Ended() {
    ++ended_;
    if (!ending_ && error_.empty()) error_ = "a stream ended";
  }

 private:
  static constexpr int kMostOpening = 64;

  // Starts another stream, as long as there are not all.
  void StartNext() {
    const size_t started = streams_.size();
    if (started == static_cast<size_t>(options_.streams)) return;
    streams_.push_back(
        std::make_unique<Stream>(*this, started < static_cast<size_t>(options_.stalled)));
    streams_.back()->Start(target_.NextStub(), requests_.front(), queue_);
  }

  void MakeEvents(int count) {
    const int readers = options_.streams - options_.stalled;
    for (int i = 0; i < count && error_.empty(); ++i) {
      arrived_ = 0;
      event_start_ = Now();
      const size_t events = requests_.size() - 1;
      event_.Start(target_.NextStub(), requests_[1 + next_event_++ % events], queue_);
      WaitUntil([&] { return event_.done() && arrived_ >= readers; });
      if (event_.done() && !event_.status().ok() && error_.empty()) {
        error_ = absl::StrFormat("an event was refused with code %d", event_.status().error_code());
      }
    }
  }

  template <typename Condition>
  void WaitUntil(Condition condition) {
    const auto end = std::chrono::system_clock::now() +
                     std::chrono::milliseconds(int64_t(options_.timeout_seconds * 1000));
    while (!condition() && error_.empty()) {
      void* tag = nullptr;
      bool ok = false;
      if (queue_.AsyncNext(&tag, &ok, end) != grpc::CompletionQueue::GOT_EVENT) {
        error_ = absl::StrFormat("%d messages after %g s", arrived_, options_.timeout_seconds);
        return;
      }
      static_cast<Operation*>(tag)->Done(ok);
    }
  }

  // A stalled stream has no operation under way that would end.
  void End() {
    ending_ = true;
    for (const auto& stream : streams_) stream->Cancel();
    const std::string error = std::exchange(error_, "");
    WaitUntil([&] { return ended_ >= options_.streams - options_.stalled; });
    error_ = error;
  }

  Target& target_;
  const std::vector<Request>& requests_;
  const WatchersOptions options_;
  grpc::CompletionQueue queue_;
  std::vector<std::unique_ptr<Stream>> streams_;
  Event event_;
  size_t next_event_ = 0;
  double event_start_ = Now();
  int arrived_ = 0;
  int ended_ = 0;
  bool ending_ = false;
  int64_t delivered_ = 0;
  int64_t bytes_ = 0;  // of the last message
  std::vector<float> latencies_;
  std::string error_;
};

void Stream::Start(grpc::GenericStub& stub, const Request& request, grpc::CompletionQueue& queue) {
  request_ = &request.bytes;
  call_ = stub.PrepareCall(&context_, request.method, &queue);
  call_->StartCall(this);
}

void Stream::Done(bool ok) {
  if (!ok) return watchers_.Ended();
  switch (state_) {
    case State::kStarting:
      state_ = State::kWriting;
      return call_->WriteLast(*request_, grpc::WriteOptions(), this);
    case State::kWriting:
      state_ = State::kReading;
      return call_->Read(&message_, this);
    case State::kReading:
      watchers_.Arrived(message_);
      if (stalled_ && !std::exchange(had_message_, true)) return;
      call_->Read(&message_, this);
  }
}

}  // namespace

std::string RunWatchers(Target& target, const std::vector<Request>& requests,
                        const WatchersOptions& options) {
  return Watchers(target, requests, options).Run();
}

}  // namespace oas::bench
