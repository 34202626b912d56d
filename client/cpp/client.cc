#include "client/cpp/client.h"

#include <grpcpp/generic/generic_stub.h>

#include <utility>

#include "client/cpp/retry_policy.h"
#include "client/cpp/rpc_status.h"
#include "google/protobuf/wrappers.pb.h"

namespace oas::missions {
namespace {

// Records come in pages and chunks of bounded size, yet a single record may be large.
constexpr int kMaxReceiveBytes = 64 * 1024 * 1024;
constexpr int kFirstReconnectMs = 100;
constexpr int kMaxReconnectMs = 5'000;

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

std::shared_ptr<grpc::Channel> MakeChannel(const ClientOptions& options) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxReceiveBytes);
  arguments.SetServiceConfigJSON(ReadRetryServiceConfig());
  // A server that vanished in the midst of a stream is noticed.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, Milliseconds(options.keepalive_time));
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Milliseconds(options.keepalive_timeout));
  // A call that finds the channel waiting fails at once, so a server that is back should be seen
  // soon: gRPC itself would wait up to two minutes.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kFirstReconnectMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kMaxReconnectMs);
  // An idle stream is what a feed mostly is: probes go on without data in between.
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  return grpc::CreateCustomChannel(options.address, options.credentials, arguments);
}

std::unique_ptr<grpc::ClientContext> MakeContext(absl::Duration timeout) {
  auto context = std::make_unique<grpc::ClientContext>();
  if (timeout < absl::InfiniteDuration()) {
    context->set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  }
  return context;
}

ServiceHealth ToServiceHealth(int serving_status) {
  switch (serving_status) {
    case 1:
      return ServiceHealth::kServing;
    case 2:
      return ServiceHealth::kNotServing;
    case 3:
      return ServiceHealth::kNotServed;
    default:
      return ServiceHealth::kUnknown;
  }
}

}  // namespace

Client::Client(ClientOptions options)
    : options_(std::move(options)),
      channel_(MakeChannel(options_)),
      missions_(v1::MissionService::NewStub(channel_)),
      charter_(v1::CharterService::NewStub(channel_)),
      timeline_(v1::TimelineService::NewStub(channel_)),
      curation_(v1::CurationService::NewStub(channel_)),
      history_(v1::HistoryService::NewStub(channel_)) {}

std::unique_ptr<grpc::ClientContext> Client::NewContext() const {
  return MakeContext(options_.call_timeout);
}

std::unique_ptr<grpc::ClientContext> Client::NewStreamContext() const {
  return MakeContext(options_.stream_timeout);
}

// Debian ships no stubs of grpc.health.v1. Its two messages hold one field each and have the wire
// form of StringValue { string value = 1 } and Int32Value { int32 value = 1 }.
absl::StatusOr<ServiceHealth> Client::CheckHealth(const std::string& service) {
  using HealthStub =
      grpc::TemplatedGenericStub<google::protobuf::StringValue, google::protobuf::Int32Value>;
  HealthStub stub(channel_);
  grpc::CompletionQueue queue;
  google::protobuf::StringValue request;
  google::protobuf::Int32Value response;
  request.set_value(service);
  const std::unique_ptr<grpc::ClientContext> context = NewContext();
  const auto call =
      stub.PrepareUnaryCall(context.get(), "/grpc.health.v1.Health/Check", request, &queue);
  grpc::Status status;
  call->StartCall();
  call->Finish(&response, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  queue.Shutdown();
  if (status.error_code() == grpc::StatusCode::NOT_FOUND) return ServiceHealth::kNotServed;
  if (!status.ok()) return ToAbslStatus(status);
  return ToServiceHealth(response.value());
}

}  // namespace oas::missions
