// bench_per_record: streams one message for each record, as generated code is mostly used. To its
// favour, the messages are decoded and put into their responses beforehand: a call only encodes.
//
//     bench_per_record --store=1000000.db --most=100000
#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "oas/missions/v1/mission_service.grpc.pb.h"
#include "tests/bench/bench_server.h"
#include "tests/bench/stored_missions.h"

namespace oas::bench {
namespace {

namespace v1 = ::oas::missions::v1;
using Responses = std::vector<v1::QueryMissionsResponse>;

class RecordReactor final : public grpc::ServerWriteReactor<v1::QueryMissionsResponse> {
 public:
  explicit RecordReactor(const Responses& responses) : responses_(responses) { Go(); }

  void OnWriteDone(bool ok) override { ok ? Go() : Finish(grpc::Status::CANCELLED); }
  void OnDone() override { delete this; }

 private:
  void Go() {
    if (next_ == responses_.size()) return Finish(grpc::Status::OK);
    StartWrite(&responses_[next_++]);
  }

  const Responses& responses_;
  size_t next_ = 0;
};

class PerRecordService final : public v1::MissionService::CallbackService {
 public:
  PerRecordService(Responses basic, Responses full)
      : basic_(std::move(basic)), full_(std::move(full)) {}

  grpc::ServerWriteReactor<v1::QueryMissionsResponse>* QueryMissions(
      grpc::CallbackServerContext* /*context*/, const v1::QueryMissionsRequest* request) override {
    return new RecordReactor(request->view() == v1::RECORD_VIEW_FULL ? full_ : basic_);
  }

 private:
  const Responses basic_;
  const Responses full_;
};

// Takes what only the FULL view has out of a mission.
void MakeBasic(v1::Mission& mission) {
  mission.clear_mandate();
  mission.clear_summary();
  mission.clear_outcome();
  mission.clear_assertions();
}

int Main(int argc, const char* const* argv) {
  std::string listen = "127.0.0.1:0";
  std::string store;
  size_t most = 100'000;
  CLI::App app("Answers QueryMissions with one message for each mission.", "bench_per_record");
  app.add_option("--listen", listen, "HOST:PORT; port 0 takes a free one")->capture_default_str();
  app.add_option("--store", store, "Store to serve: the file")
      ->required()
      ->check(CLI::ExistingFile);
  app.add_option("--most", most, "Most missions to serve")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  Responses basic;
  Responses full;
  ForEachStoredRecord(store, [&](absl::string_view name, absl::string_view bytes) {
    if (!absl::StartsWith(name, "missions/")) return true;
    v1::Mission& mission = *full.emplace_back().add_missions();
    mission.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    *basic.emplace_back().add_missions() = mission;
    MakeBasic(*basic.back().mutable_missions(0));
    return full.size() < most;
  });
  PerRecordService service(std::move(basic), std::move(full));
  return ServeUntilStopped(listen, {&service});
}

}  // namespace
}  // namespace oas::bench

int main(int argc, char** argv) { return oas::bench::Main(argc, argv); }
