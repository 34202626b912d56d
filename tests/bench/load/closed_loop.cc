#include "tests/bench/load/closed_loop.h"

#include <memory>

#include "absl/strings/str_format.h"
#include "grpcpp/grpcpp.h"

namespace oas::bench {
namespace {

class ClosedLoop {
 public:
  ClosedLoop(Target& target, const std::vector<Request>& requests, const ClosedLoopOptions& options)
      : target_(target), requests_(requests), slots_(static_cast<size_t>(options.outstanding)) {}

  // Runs for some seconds and forgets what was counted before.
  void RunFor(double seconds) {
    calls_ = errors_ = bytes_ = 0;
    latencies_.clear();
    const double start = Now();
    const double server_start = target_.ServerSeconds();
    const double own_start = OwnSeconds();
    const double end = start + seconds;
    if (!started_) {
      for (Slot& slot : slots_) Start(slot);
      started_ = true;
    }
    while (Now() < end) TakeOne();
    seconds_ = Now() - start;
    server_seconds_ = target_.ServerSeconds() - server_start;
    own_seconds_ = OwnSeconds() - own_start;
  }

  // Waits for the calls under way.
  void Drain() {
    draining_ = true;
    for (size_t left = slots_.size(); left > 0; --left) TakeOne();
  }

  std::string Report() {
    const double p50 = Percentile(latencies_, 0.5);
    const double p99 = Percentile(latencies_, 0.99);
    return absl::StrFormat(
        R"({"calls": %d, "errors": %d, "error": "%s", "bytes": %d, "seconds": %.6f, )"
        R"("server_seconds": %.9f, "client_seconds": %.9f, "p50": %.9f, "p99": %.9f})",
        calls_, errors_, error_, bytes_, seconds_, server_seconds_, own_seconds_, p50, p99);
  }

 private:
  struct Slot {  // a call under way
    std::unique_ptr<grpc::ClientContext> context;
    std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
    grpc::ByteBuffer answer;
    grpc::Status status;
    double start = 0;
  };

  void Start(Slot& slot) {
    const Request& request = requests_[next_++ % requests_.size()];
    slot.context = std::make_unique<grpc::ClientContext>();
    slot.answer.Clear();
    slot.start = Now();
    slot.reader = target_.NextStub().PrepareUnaryCall(slot.context.get(), request.method,
                                                      request.bytes, &queue_);
    slot.reader->StartCall();
    slot.reader->Finish(&slot.answer, &slot.status, &slot);
  }

  void TakeOne() {
    void* tag = nullptr;
    bool ok = false;
    if (!queue_.Next(&tag, &ok)) return;
    Slot& slot = *static_cast<Slot*>(tag);
    ++calls_;
    bytes_ += static_cast<int64_t>(slot.answer.Length());
    latencies_.push_back(static_cast<float>(Now() - slot.start));
    if (!slot.status.ok()) {
      ++errors_;
      error_ = absl::StrFormat("code %d", slot.status.error_code());
    }
    if (!draining_) Start(slot);
  }

  Target& target_;
  const std::vector<Request>& requests_;
  grpc::CompletionQueue queue_;
  std::vector<Slot> slots_;
  size_t next_ = 0;
  bool started_ = false;
  bool draining_ = false;

  int64_t calls_ = 0;
  int64_t errors_ = 0;
  int64_t bytes_ = 0;
  std::string error_;  // the last one
  std::vector<float> latencies_;
  double seconds_ = 0;
  double server_seconds_ = 0;
  double own_seconds_ = 0;
};

}  // namespace

std::string RunClosedLoop(Target& target, const std::vector<Request>& requests,
                          const ClosedLoopOptions& options) {
  ClosedLoop loop(target, requests, options);
  loop.RunFor(options.warmup_seconds);
  loop.RunFor(options.seconds);
  std::string report = loop.Report();
  loop.Drain();
  return report;
}

}  // namespace oas::bench
