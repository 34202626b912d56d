// bench_floor: the least that a server of this gRPC can do. It looks at no request and answers
// bytes that it made at the start, of the sizes that missiond's answers have.
//
//     bench_floor --unary-bytes=1010 --chunks=sizes.txt
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "oas/missions/v1/mission_service.grpc.pb.h"
#include "tests/bench/bench_server.h"
#include "tests/bench/floor_feed.h"

namespace oas::bench {
namespace {

namespace v1 = ::oas::missions::v1;

class ChunkReactor final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  explicit ChunkReactor(const std::vector<grpc::ByteBuffer>& chunks) : chunks_(chunks) { Go(); }

  void OnWriteDone(bool ok) override { ok ? Go() : Finish(grpc::Status::CANCELLED); }
  void OnDone() override { delete this; }

 private:
  void Go() {
    if (next_ == chunks_.size()) return Finish(grpc::Status::OK);
    StartWrite(&chunks_[next_++]);
  }

  const std::vector<grpc::ByteBuffer>& chunks_;
  size_t next_ = 0;
};

using FloorBase = v1::MissionService::WithRawCallbackMethod_GetMission<
    v1::MissionService::WithRawCallbackMethod_QueryMissions<v1::MissionService::CallbackService>>;

class FloorService final : public FloorBase {
 public:
  FloorService(size_t unary_bytes, const std::vector<size_t>& chunk_sizes)
      : answer_(BytesOfSize(unary_bytes)) {
    for (const size_t size : chunk_sizes) chunks_.push_back(BytesOfSize(size));
  }

  grpc::ServerUnaryReactor* GetMission(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* /*request*/,
                                       grpc::ByteBuffer* response) override {
    *response = answer_;
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  grpc::ServerWriteReactor<grpc::ByteBuffer>* QueryMissions(
      grpc::CallbackServerContext* /*context*/, const grpc::ByteBuffer* /*request*/) override {
    return new ChunkReactor(chunks_);
  }

 private:
  const grpc::ByteBuffer answer_;
  std::vector<grpc::ByteBuffer> chunks_;
};

int Main(int argc, const char* const* argv) {
  std::string listen = "127.0.0.1:0";
  size_t unary_bytes = 0;
  size_t event_bytes = 0;
  std::string chunks;
  CLI::App app("Answers with constant bytes.", "bench_floor");
  app.add_option("--listen", listen, "HOST:PORT; port 0 takes a free one")->capture_default_str();
  app.add_option("--unary-bytes", unary_bytes, "Size of the answer of GetMission");
  app.add_option("--event-bytes", event_bytes,
                 "Size of what WatchTimeline gets after each ApplyCatalog");
  app.add_option("--chunks", chunks,
                 "File with the size of each chunk of QueryMissions, one a line")
      ->check(CLI::ExistingFile);
  CLI11_PARSE(app, argc, argv);
  std::vector<size_t> sizes;
  std::ifstream lines(chunks);
  for (size_t size = 0; lines >> size;) sizes.push_back(size);
  FloorService service(unary_bytes, sizes);
  FloorFeed feed(event_bytes);
  return ServeUntilStopped(listen, {&service, &feed.watch_service(), &feed.apply_service()});
}

}  // namespace
}  // namespace oas::bench

int main(int argc, char** argv) { return oas::bench::Main(argc, argv); }
