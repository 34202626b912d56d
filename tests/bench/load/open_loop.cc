#include "tests/bench/load/open_loop.h"

#include <chrono>
#include <cmath>
#include <memory>

#include "absl/strings/str_format.h"
#include "grpcpp/grpcpp.h"
#include "tests/bench/random.h"

namespace oas::bench {
namespace {

using std::chrono::duration;
using std::chrono::duration_cast;
using std::chrono::system_clock;

class OpenLoop {
 public:
  OpenLoop(Target& target, const std::vector<Request>& requests, const OpenLoopOptions& options)
      : target_(target), requests_(requests), options_(options), random_(options.seed) {}

  std::string Run() {
    const double start = Now();
    measured_from_ = start + options_.warmup_seconds;
    const double end = measured_from_ + options_.seconds;
    double due = start;
    while (due < end) {
      if (!measuring_ && due >= measured_from_) BeginMeasuring();
      while (Now() < due) TakeOne(due);
      Start(due);
      TakeReady();
      due -= std::log(1 - random_.Fraction()) / options_.rate;
    }
    const double server_seconds = target_.ServerSeconds() - server_start_;
    const double own_seconds = OwnSeconds() - own_start_;
    const double seconds = Now() - measured_from_;
    while (outstanding_ > 0) TakeOne(Now() + 1);
    return Report(seconds, server_seconds, own_seconds);
  }

 private:
  struct Call {
    grpc::ClientContext context;
    std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
    grpc::ByteBuffer answer;
    grpc::Status status;
    double due = 0;
  };

  void BeginMeasuring() {
    measuring_ = true;
    server_start_ = target_.ServerSeconds();
    own_start_ = OwnSeconds();
  }

  void Start(double due) {
    const bool counted = due >= measured_from_;
    if (counted) ++due_;
    if (outstanding_ >= options_.most_outstanding) {
      if (counted) ++unsent_;
      return;
    }
    ++outstanding_;
    const Request& request = requests_[next_++ % requests_.size()];
    auto* const call = new Call;
    call->due = due;
    call->context.set_deadline(system_clock::now() +
                               duration_cast<system_clock::duration>(
                                   duration<double>(due + options_.deadline_seconds - Now())));
    call->reader =
        target_.NextStub().PrepareUnaryCall(&call->context, request.method, request.bytes, &queue_);
    call->reader->StartCall();
    call->reader->Finish(&call->answer, &call->status, call);
  }

  // Waits for an answer until `until`.
  void TakeOne(double until) {
    const double wait = until - Now();
    Take(system_clock::now() +
         duration_cast<system_clock::duration>(duration<double>(std::max(wait, 0.0))));
  }
  // Takes what has come already.
  void TakeReady() {
    // gRPC would take a time before the epoch for no deadline at all.
    while (Take(system_clock::time_point())) {
    }
  }

  bool Take(system_clock::time_point until) {
    void* tag = nullptr;
    bool ok = false;
    if (queue_.AsyncNext(&tag, &ok, until) != grpc::CompletionQueue::GOT_EVENT) return false;
    const std::unique_ptr<Call> call(static_cast<Call*>(tag));
    --outstanding_;
    if (call->due >= measured_from_) Count(*call);
    return true;
  }

  void Count(const Call& call) {
    const double latency = Now() - call.due;
    switch (call.status.error_code()) {
      case grpc::StatusCode::OK:
        latencies_.push_back(static_cast<float>(latency));
        latency <= options_.deadline_seconds ? ++good_ : ++late_;
        break;
      case grpc::StatusCode::RESOURCE_EXHAUSTED:
        ++refused_;
        break;
      case grpc::StatusCode::DEADLINE_EXCEEDED:
        ++late_;
        break;
      default:
        ++errors_;
    }
  }

  std::string Report(double seconds, double server_seconds, double own_seconds) {
    const double p50 = Percentile(latencies_, 0.5);
    const double p99 = Percentile(latencies_, 0.99);
    return absl::StrFormat(
        R"({"due": %d, "good": %d, "refused": %d, "late": %d, "errors": %d, "unsent": %d, )"
        R"("seconds": %.6f, "server_seconds": %.9f, "client_seconds": %.9f, "p50": %.9f, )"
        R"("p99": %.9f})",
        due_, good_, refused_, late_, errors_, unsent_, seconds, server_seconds, own_seconds, p50,
        p99);
  }

  Target& target_;
  const std::vector<Request>& requests_;
  const OpenLoopOptions options_;
  Random random_;
  grpc::CompletionQueue queue_;
  double measured_from_ = 0;
  bool measuring_ = false;
  double server_start_ = 0;
  double own_start_ = 0;
  size_t next_ = 0;
  int outstanding_ = 0;

  // Of the calls that were due in the measured time:
  int64_t due_ = 0;
  int64_t good_ = 0;  // answered before their deadline
  int64_t refused_ = 0;
  int64_t late_ = 0;
  int64_t errors_ = 0;
  int64_t unsent_ = 0;
  std::vector<float> latencies_;
};

}  // namespace

std::string RunOpenLoop(Target& target, const std::vector<Request>& requests,
                        const OpenLoopOptions& options) {
  return OpenLoop(target, requests, options).Run();
}

}  // namespace oas::bench
