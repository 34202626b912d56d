// A connection to `missiond` with the stubs of its services.
//
//     Client client({.address = "127.0.0.1:50051"});
//     std::unique_ptr<grpc::ClientContext> context = client.NewContext();
//     v1::GetMissionResponse response;
//     grpc::Status status = client.missions().GetMission(context.get(), request, &response);
#ifndef CLIENT_CPP_CLIENT_H_
#define CLIENT_CPP_CLIENT_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "oas/missions/v1/charter_service.grpc.pb.h"
#include "oas/missions/v1/curation_service.grpc.pb.h"
#include "oas/missions/v1/history_service.grpc.pb.h"
#include "oas/missions/v1/mission_service.grpc.pb.h"
#include "oas/missions/v1/timeline_service.grpc.pb.h"

namespace oas::missions {

// How to reach the server.
struct ClientOptions {
  // A gRPC target: "host:port", "dns:///host:port", "unix:path".
  std::string address = "127.0.0.1:50051";
  // How long a unary call may take.
  absl::Duration call_timeout = absl::Seconds(30);
  // How long a stream may take from its start to its end.
  absl::Duration stream_timeout = absl::InfiniteDuration();
  // How long a connection with calls on it may be silent before it is probed (HTTP/2 PING), and how
  // long the answer to that may take. What does not answer is a dead server: its calls end with
  // UNAVAILABLE. missiond sends clients away that probe more often than every ten seconds.
  absl::Duration keepalive_time = absl::Seconds(30);
  absl::Duration keepalive_timeout = absl::Seconds(10);
  std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::InsecureChannelCredentials();
};

// What grpc.health.v1 says of a service.
enum class ServiceHealth { kUnknown, kServing, kNotServing, kNotServed };

// The connection. It is made at the first call, and made again when it broke. Unary reads that find
// no server are tried again for about a second (ReadRetryServiceConfig). Thread-safe.
class Client {
 public:
  explicit Client(ClientOptions options);

  // The service stubs; they live as long as the client. Give each call a context of NewContext or
  // NewStreamContext.
  v1::MissionService::StubInterface& missions() { return *missions_; }
  v1::CharterService::StubInterface& charter() { return *charter_; }
  v1::TimelineService::StubInterface& timeline() { return *timeline_; }
  v1::CurationService::StubInterface& curation() { return *curation_; }
  v1::HistoryService::StubInterface& history() { return *history_; }

  // A context with the deadline of a unary call or of a stream.
  std::unique_ptr<grpc::ClientContext> NewContext() const;
  std::unique_ptr<grpc::ClientContext> NewStreamContext() const;

  // The health of a service by its full name; the server's own when `service` is empty. kNotServed
  // when the server does not know it. Errors are those of the call.
  absl::StatusOr<ServiceHealth> CheckHealth(const std::string& service);

  // For calls that no stub makes.
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

  // True while there is a connection.
  bool connected() const { return channel_->GetState(false) == GRPC_CHANNEL_READY; }

  const ClientOptions& options() const { return options_; }

 private:
  const ClientOptions options_;
  const std::shared_ptr<grpc::Channel> channel_;
  const std::unique_ptr<v1::MissionService::StubInterface> missions_;
  const std::unique_ptr<v1::CharterService::StubInterface> charter_;
  const std::unique_ptr<v1::TimelineService::StubInterface> timeline_;
  const std::unique_ptr<v1::CurationService::StubInterface> curation_;
  const std::unique_ptr<v1::HistoryService::StubInterface> history_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_CLIENT_H_
