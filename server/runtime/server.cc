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
#include "server/runtime/listen_error.h"

namespace oas::runtime {
namespace {

// Services that answer; the others are defined and refuse every call.
constexpr std::array<const char*, 4> kServingServices = {
    "oas.missions.v1.MissionService", "oas.missions.v1.CharterService",
    "oas.missions.v1.TimelineService", "oas.missions.v1.HistoryService"};
constexpr std::array<const char*, 1> kRefusingServices = {"oas.missions.v1.CurationService"};

void Harden(grpc::ServerBuilder& builder) {
  // Without this a second server on the same port would start and share its connections.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  // Inflated requests are only checked once inflated; nobody needs to compress requests this small.
  // Those who do are told so: without the second part their bytes would be no message.
  builder.AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_DECOMPRESSION, 0);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
  // Reap dead peers within a minute; bear clients that ping every ten seconds.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
}

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

}  // namespace

Server::Server(const catalog::Catalog& catalog, rpc::CallObserver& observer,
               const query::TextSearch* text_search, const log::CommitLog& log)
    : work_(WorkerCount()),
      missions_({catalog, observer, work_, text_search, &log}),
      charter_({catalog, observer, work_, text_search, &log}),
      timeline_({catalog, observer, work_, text_search, &log}),
      curation_({catalog, observer, work_, text_search, &log}),
      history_({catalog, observer, work_, text_search, &log}) {}

absl::StatusOr<std::unique_ptr<Server>> Server::Create(const std::string& address,
                                                       const catalog::Catalog& catalog,
                                                       rpc::CallObserver& observer,
                                                       const query::TextSearch* text_search,
                                                       const log::CommitLog& log) {
  std::unique_ptr<Server> server(new Server(catalog, observer, text_search, log));
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
  Harden(builder);
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
  for (const char* service : kServingServices) health->SetServingStatus(service, serving);
  for (const char* service : kRefusingServices) health->SetServingStatus(service, false);
}

void Server::Drain(absl::Duration time) {
  if (server_ == nullptr) return;
  SetHealth(false);
  server_->Shutdown(absl::ToChronoTime(absl::Now() + time));
  server_->Wait();
  server_.reset();
}

Server::~Server() { Drain(absl::ZeroDuration()); }

}  // namespace oas::runtime
