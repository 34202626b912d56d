#include "tests/support/test_server.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/time/clock.h"
#include "google/rpc/status.pb.h"
#include "server/log/memory_log.h"
#include "tests/support/small_history.h"

namespace oas::testing {

absl::Status FromGrpcStatus(const grpc::Status& status) {
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status wire;
  if (!wire.ParseFromString(status.error_details())) {
    ADD_FAILURE() << "the details of an error are no google.rpc.Status";
    return result;
  }
  for (const google::protobuf::Any& detail : wire.details()) {
    result.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return result;
}

void SetDeadline(grpc::ClientContext& context, absl::Duration time) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + time));
}

void RecordingObserver::OnCallEnd(const rpc::CallReport& report) {
  const std::lock_guard<std::mutex> lock(mutex_);
  calls_.push_back({std::string(report.method), report.status, report.duration});
  ended_.notify_all();
}

std::vector<RecordingObserver::Call> RecordingObserver::WaitForCalls(size_t count) {
  std::unique_lock<std::mutex> lock(mutex_);
  ended_.wait_for(lock, absl::ToChronoNanoseconds(kPatience),
                  [&] { return calls_.size() >= count; });
  return calls_;
}

TestServer::TestServer(std::unique_ptr<log::CommitLog> log)
    : TestServer(std::move(log), nullptr, "127.0.0.1:0") {}

TestServer::TestServer(catalog::SnapshotPtr snapshot, const std::string& address)
    : TestServer(std::make_unique<log::MemoryLog>(), std::move(snapshot), address) {}

TestServer::TestServer(std::unique_ptr<log::CommitLog> log, catalog::SnapshotPtr snapshot,
                       const std::string& address)
    : log_(std::move(log)),
      past_(*log_),
      catalog_(snapshot == nullptr ? catalog::Catalog(NewestOf(*log_), &past_)
                                   : catalog::Catalog(std::move(snapshot))),
      text_search_(catalog_),
      feed_(catalog_, *log_, *log_->StoreId()),
      writer_(*log_, feed_) {
  EXPECT_TRUE(text_search_.WaitUntilReady(absl::Now() + kPatience).ok());
  auto server = runtime::Server::Create(address, {observer_, feed_, writer_, &text_search_});
  if (!server.ok()) {
    // Nothing to test without a server; the message tells why there is none.
    ADD_FAILURE() << server.status();
    std::abort();
  }
  server_ = *std::move(server);
  grpc::ChannelArguments arguments;
  // A connection of its own, so that one test cannot disturb the next.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  // Take no more than 64 KiB ahead, so that the server feels a reader that does not read.
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
  channel_ =
      grpc::CreateCustomChannel(this->address(), grpc::InsecureChannelCredentials(), arguments);
  missions_ = v1::MissionService::NewStub(channel_);
  charter_ = v1::CharterService::NewStub(channel_);
  timeline_ = v1::TimelineService::NewStub(channel_);
  curation_ = v1::CurationService::NewStub(channel_);
  history_ = v1::HistoryService::NewStub(channel_);
}

}  // namespace oas::testing
