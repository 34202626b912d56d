#include "server/runtime/server.h"

#include <algorithm>
#include <array>
#include <thread>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpc/grpc.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "server/runtime/channel_settings.h"
#include "server/runtime/listen_error.h"

namespace oas::runtime {
namespace {

constexpr std::array<const char*, 5> kServices = {
    "oas.missions.v1.MissionService", "oas.missions.v1.CharterService",
    "oas.missions.v1.TimelineService", "oas.missions.v1.CurationService",
    "oas.missions.v1.HistoryService"};

// One for each processor; even one long query must leave room for another.
int WorkerCount() {
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 2U, 16U));
}

// The address with the port that was really taken.
std::string WithPort(const std::string& address, int port) {
  if (absl::StartsWith(address, "unix:")) return address;
  const size_t colon = address.rfind(':');
  return absl::StrCat(address.substr(0, colon), ":", port);
}

rpc::CallContext ContextOf(const ServerParts& parts, rpc::WorkQueue& work) {
  return {parts.feed.catalog(), parts.observer, work,         parts.text_search,
          &parts.feed.log(),    &parts.feed,    &parts.writer};
}

}  // namespace

Server::Server(const ServerParts& parts)
    : feed_(parts.feed),
      work_(WorkerCount()),
      missions_(ContextOf(parts, work_)),
      charter_(ContextOf(parts, work_)),
      timeline_(ContextOf(parts, work_)),
      curation_(ContextOf(parts, work_)),
      history_(ContextOf(parts, work_)) {}

absl::StatusOr<std::unique_ptr<Server>> Server::Create(const std::string& address,
                                                       const ServerParts& parts) {
  std::unique_ptr<Server> server(new Server(parts));
  if (absl::Status listening = server->Listen(address); !listening.ok()) return listening;
  server->SetHealth(true);
  return server;
}

absl::Status Server::Listen(const std::string& address) {
  if (IsServedUnixSocket(address)) return CannotListen(address);
  // Never undone: gRPC's own end waits up to ten seconds for its poller of blocked writes, so one
  // slow reader would hold up a drain far beyond its time.
  grpc_init();
  // Both act on every builder made afterwards and may be called again.
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  SetUpChannels(builder);
  int port = 0;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&missions_);
  builder.RegisterService(&charter_);
  builder.RegisterService(&timeline_);
  builder.RegisterService(&curation_);
  builder.RegisterService(&history_);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr || port == 0) return CannotListen(address);
  address_ = WithPort(address, port);
  return absl::OkStatus();
}

void Server::SetHealth(bool serving) {
  grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
  health->SetServingStatus("", serving);
  for (const char* service : kServices) health->SetServingStatus(service, serving);
}

void Server::Drain(absl::Duration time) {
  if (server_ == nullptr) return;
  SetHealth(false);
  feed_.Drain();
  server_->Shutdown(absl::ToChronoTime(absl::Now() + time));
  server_->Wait();
  server_.reset();
}

Server::~Server() { Drain(absl::ZeroDuration()); }

}  // namespace oas::runtime
