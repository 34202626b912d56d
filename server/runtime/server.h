// The gRPC server around a catalog: services, health, reflection, and a graceful end.
//
//     auto server = Server::Create("127.0.0.1:0", {observer, feed, writer, text_search});
//     std::cout << (*server)->address();
//     (*server)->Drain(absl::Seconds(10));
#ifndef OAS_SERVER_RUNTIME_SERVER_H_
#define OAS_SERVER_RUNTIME_SERVER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"
#include "server/curation/writer.h"
#include "server/feed/commit_feed.h"
#include "server/rpc/call_observer.h"
#include "server/rpc/charter_service.h"
#include "server/rpc/curation_service.h"
#include "server/rpc/history_service.h"
#include "server/rpc/mission_service.h"
#include "server/rpc/timeline_service.h"
#include "server/rpc/work_queue.h"

namespace oas::runtime {

// What a server serves. All must outlive it.
struct ServerParts {
  rpc::CallObserver& observer;
  feed::CommitFeed& feed;  // with its catalog and log
  curation::Writer& writer;
  const query::TextSearch* text_search;  // nullptr: it searches no text
};

class Server {
 public:
  // Serves on `address` (HOST:PORT or unix:PATH). UNAVAILABLE when it cannot be listened on.
  static absl::StatusOr<std::unique_ptr<Server>> Create(const std::string& address,
                                                        const ServerParts& parts);
  // Ends calls that are still under way.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Where it serves, with the port that was taken for port 0.
  const std::string& address() const { return address_; }

  // Says NOT_SERVING, tells watchers to go, takes no new calls, lets those under way end for at
  // most `time`, then cancels the rest. Blocks until done. Safe to call twice.
  void Drain(absl::Duration time);

 private:
  explicit Server(const ServerParts& parts);
  absl::Status Listen(const std::string& address);
  void SetHealth(bool serving);

  feed::CommitFeed& feed_;
  rpc::WorkQueue work_;  // outlives the calls, whose work it does
  rpc::MissionServiceImpl missions_;
  rpc::CharterServiceImpl charter_;
  rpc::TimelineServiceImpl timeline_;
  rpc::CurationServiceImpl curation_;
  rpc::HistoryServiceImpl history_;
  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_SERVER_H_
