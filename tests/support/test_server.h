// A server of the test's own, on a free port, and stubs that talk to it.
//
//     TestServer server(SmallSnapshot());
//     v1::GetMissionRequest request;
//     const auto answer = Call(server.missions(), &v1::MissionService::Stub::GetMission, request);
#ifndef OAS_TESTS_SUPPORT_TEST_SERVER_H_
#define OAS_TESTS_SUPPORT_TEST_SERVER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/charter_service.grpc.pb.h"
#include "oas/missions/v1/curation_service.grpc.pb.h"
#include "oas/missions/v1/history_service.grpc.pb.h"
#include "oas/missions/v1/mission_service.grpc.pb.h"
#include "oas/missions/v1/timeline_service.grpc.pb.h"
#include "server/catalog/catalog.h"
#include "server/log/loaded_snapshots.h"
#include "server/runtime/server.h"

namespace oas::testing {

// The status a client got, with the details of its google.rpc.Status as payloads.
absl::Status FromGrpcStatus(const grpc::Status& status);

// No call of a test may wait longer than this; a test that gets there fails.
inline constexpr absl::Duration kPatience = absl::Seconds(30);
void SetDeadline(grpc::ClientContext& context, absl::Duration time = kPatience);

// Keeps what the server reports of its calls. Thread-safe.
class RecordingObserver final : public rpc::CallObserver {
 public:
  struct Call {
    std::string method;
    absl::Status status;
    absl::Duration duration;
  };
  void OnCallEnd(const rpc::CallReport& report) override;
  // Waits until `count` calls have ended, kPatience at most, and returns those that have.
  std::vector<Call> WaitForCalls(size_t count);

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  std::vector<Call> calls_;
};

// Serves a catalog for as long as it lives. Not thread-safe, but its stubs are.
class TestServer {
 public:
  // Serves the newest snapshot of `log`, and its history.
  explicit TestServer(std::unique_ptr<log::CommitLog> log);
  // Serves `snapshot`, of revision 1, with a log that is empty.
  explicit TestServer(catalog::SnapshotPtr snapshot, const std::string& address = "127.0.0.1:0");

  runtime::Server& server() { return *server_; }
  log::CommitLog& log() { return *log_; }
  catalog::Catalog& catalog() { return catalog_; }
  const query::TextSearch& text_search() { return text_search_; }
  const std::string& address() const { return server_->address(); }
  RecordingObserver& observer() { return observer_; }
  const std::shared_ptr<grpc::Channel>& channel() { return channel_; }
  v1::MissionService::Stub& missions() { return *missions_; }
  v1::CharterService::Stub& charter() { return *charter_; }
  v1::TimelineService::Stub& timeline() { return *timeline_; }
  v1::CurationService::Stub& curation() { return *curation_; }
  v1::HistoryService::Stub& history() { return *history_; }

 private:
  TestServer(std::unique_ptr<log::CommitLog> log, catalog::SnapshotPtr snapshot,
             const std::string& address);

  RecordingObserver observer_;
  const std::unique_ptr<log::CommitLog> log_;
  log::LoadedSnapshots past_;
  catalog::Catalog catalog_;
  query::TextSearch text_search_;
  feed::CommitFeed feed_;
  curation::Writer writer_;
  std::unique_ptr<runtime::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::MissionService::Stub> missions_;
  std::unique_ptr<v1::CharterService::Stub> charter_;
  std::unique_ptr<v1::TimelineService::Stub> timeline_;
  std::unique_ptr<v1::CurationService::Stub> curation_;
  std::unique_ptr<v1::HistoryService::Stub> history_;
};

// A unary call: the answer, or the error with its details.
//
//     const auto answer = Call(server.missions(), &v1::MissionService::Stub::GetMission, request);
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(Stub& stub,
                              grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                           Response*),
                              const Request& request) {
  grpc::ClientContext context;
  SetDeadline(context);
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) return FromGrpcStatus(status);
  return response;
}

// A whole streamed answer: its chunks, or the error that ended it.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<std::vector<Response>> ReadAll(
    Stub& stub,
    std::unique_ptr<grpc::ClientReader<Response>> (Stub::*method)(grpc::ClientContext*,
                                                                  const Request&),
    const Request& request) {
  grpc::ClientContext context;
  SetDeadline(context);
  const auto reader = (stub.*method)(&context, request);
  std::vector<Response> chunks;
  Response chunk;
  while (reader->Read(&chunk)) chunks.push_back(chunk);
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return FromGrpcStatus(status);
  return chunks;
}

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_TEST_SERVER_H_
