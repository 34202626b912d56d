// The feed reader against servers that misbehave: they break off after every message, are stopping,
// are not there, say nothing, refuse.
#include "client/cpp/feed_reader.h"

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Writer = grpc::ServerWriter<v1::WatchTimelineResponse>;

v1::WatchTimelineResponse At(std::int64_t revision) {
  v1::WatchTimelineResponse response;
  response.set_revision(revision);
  response.set_resume_token(std::to_string(revision));
  return response;
}

v1::WatchTimelineResponse Changes(std::int64_t revision) {
  v1::WatchTimelineResponse response = At(revision);
  response.mutable_changes()->add_changes()->set_name("missions/m-" + std::to_string(revision));
  return response;
}

// The revision to send next: behind the token, or the first.
std::int64_t NextOf(const v1::WatchTimelineRequest& request) {
  return request.resume_token().empty() ? 1 : std::stoll(request.resume_token()) + 1;
}

// Does what `script` says, which is given the number of the call.
class ScriptedFeed : public v1::TimelineService::Service {
 public:
  using Script = std::function<grpc::Status(int call, const v1::WatchTimelineRequest& request,
                                            Writer& writer, const grpc::ServerContext& context)>;
  Script script;

  grpc::Status WatchTimeline(grpc::ServerContext* context, const v1::WatchTimelineRequest* request,
                             Writer* writer) override {
    return script(++calls_, *request, *writer, *context);
  }

  int calls() const { return calls_; }

 private:
  std::atomic<int> calls_ = 0;
};

// Keeps what it is handed over, and has enough at `limit` changes.
class Recorder : public FeedConsumer {
 public:
  explicit Recorder(Cancellation& cancellation, std::size_t limit)
      : cancellation_(cancellation), limit_(limit) {}

  absl::Status OnChanges(const FeedChanges& changes) override {
    revisions.push_back(changes.revision);
    if (revisions.size() >= limit_) cancellation_.Cancel();
    return result;
  }
  absl::Status OnRestart() override {
    ++restarts;
    return absl::OkStatus();
  }
  void OnInterruption(const FeedInterruption& interruption) override {
    interruptions.push_back(interruption);
    if (interruptions.size() == enough_interruptions) cancellation_.Cancel();
  }

  std::vector<std::int64_t> revisions;
  std::vector<FeedInterruption> interruptions;
  int restarts = 0;
  std::size_t enough_interruptions = 0;
  absl::Status result;

 private:
  Cancellation& cancellation_;
  const std::size_t limit_;
};

class FeedReaderTest : public testing::Test {
 protected:
  FeedReaderTest() {
    Start();
    client_ =
        std::make_unique<Client>(ClientOptions{.address = "127.0.0.1:" + std::to_string(port_)});
    options_.request.set_earliest(true);
    options_.backoff.seed = 1;
    options_.wait = [](absl::Duration) {};
  }

  // At the same port when it is started again.
  void Start() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:" + std::to_string(port_),
                             grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&feed_);
    server_ = builder.BuildAndStart();
  }

  absl::Status Follow() {
    FeedReader reader(*client_, options_);
    const absl::Status status = reader.Follow(recorder_, &cancellation_);
    position_ = reader.position();
    return status;
  }

  ScriptedFeed feed_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Client> client_;
  FeedOptions options_;
  Cancellation cancellation_;
  Recorder recorder_{cancellation_, 5};
  FeedPosition position_;
};

TEST_F(FeedReaderTest, MissesNothingWhenTheStreamBreaksAfterEveryMessage) {
  feed_.script = [](int, const auto& request, Writer& writer, const auto&) {
    writer.Write(Changes(NextOf(request)));
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "Socket closed");
  };
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  EXPECT_THAT(recorder_.revisions, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(recorder_.interruptions, SizeIs(4));
  // Each connection brought something, so the backoff begins anew each time.
  for (const FeedInterruption& interruption : recorder_.interruptions) {
    EXPECT_LE(interruption.delay, options_.backoff.initial);
    EXPECT_EQ(interruption.failures, 0);
  }
  EXPECT_EQ(position_.resume_token, "5");
}

TEST_F(FeedReaderTest, DropsWhatAServerRepeats) {
  feed_.script = [](int, const auto& request, Writer& writer, const auto&) {
    const std::int64_t next = NextOf(request);
    if (next > 1) writer.Write(Changes(next - 1));
    writer.Write(Changes(next));
    return grpc::Status::OK;
  };
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  EXPECT_THAT(recorder_.revisions, ElementsAre(1, 2, 3, 4, 5));
}

TEST_F(FeedReaderTest, ReconnectsWhenTheServerIsStopping) {
  feed_.script = [](int, const auto& request, Writer& writer, const grpc::ServerContext& context) {
    const std::int64_t next = NextOf(request);
    writer.Write(Changes(next));
    v1::WatchTimelineResponse draining = At(next);
    draining.mutable_draining();
    writer.Write(draining);
    while (!context.IsCancelled()) {  // The reader goes by itself.
      std::this_thread::yield();
    }
    return grpc::Status::CANCELLED;
  };
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  EXPECT_THAT(recorder_.revisions, ElementsAre(1, 2, 3, 4, 5));
  for (const FeedInterruption& interruption : recorder_.interruptions) {
    EXPECT_TRUE(interruption.reason.ok()) << interruption.reason;
  }
}

TEST_F(FeedReaderTest, WaitsLongerTheLongerThereIsNoServer) {
  feed_.script = [](int call, const auto& request, Writer& writer, const auto&) {
    if (call <= 4) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "no");
    for (std::int64_t i = NextOf(request); i <= 5; ++i) writer.Write(Changes(i));
    return grpc::Status::OK;
  };
  std::vector<absl::Duration> delays;
  options_.wait = [&](absl::Duration delay) { delays.push_back(delay); };
  options_.backoff.jitter = 0;
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  EXPECT_THAT(delays, ElementsAre(absl::Milliseconds(100), absl::Milliseconds(200),
                                  absl::Milliseconds(400), absl::Milliseconds(800)));
  EXPECT_EQ(recorder_.interruptions.back().failures, 4);
  EXPECT_THAT(recorder_.revisions, SizeIs(5));
}

TEST_F(FeedReaderTest, WaitsAsLongAsTheServerAsks) {
  feed_.script = [](int call, const auto&, Writer& writer, const auto&) {
    if (call == 1) {
      google::rpc::RetryInfo info;
      info.mutable_retry_delay()->set_seconds(9);
      google::rpc::Status status;
      status.add_details()->PackFrom(info);
      return grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "busy", status.SerializeAsString());
    }
    for (std::int64_t i = 1; i <= 5; ++i) writer.Write(Changes(i));
    return grpc::Status::OK;
  };
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  ASSERT_THAT(recorder_.interruptions, SizeIs(1));
  EXPECT_EQ(recorder_.interruptions.front().delay, absl::Seconds(9));
}

TEST_F(FeedReaderTest, GivesUpWhatWouldFailAgain) {
  for (const auto code : {grpc::StatusCode::INVALID_ARGUMENT, grpc::StatusCode::FAILED_PRECONDITION,
                          grpc::StatusCode::UNIMPLEMENTED, grpc::StatusCode::DATA_LOSS,
                          grpc::StatusCode::NOT_FOUND, grpc::StatusCode::PERMISSION_DENIED}) {
    const int calls = feed_.calls();
    feed_.script = [code](int, const auto&, Writer&, const auto&) {
      return grpc::Status(code, "no");
    };
    EXPECT_EQ(static_cast<int>(Follow().code()), static_cast<int>(code));
    EXPECT_EQ(feed_.calls(), calls + 1);
  }
  EXPECT_THAT(recorder_.interruptions, IsEmpty());
}

TEST_F(FeedReaderTest, GivesARevisionUpThatIsTooLargeToReceive) {
  feed_.script = [](int, const auto&, Writer& writer, const auto&) {
    v1::WatchTimelineResponse response = Changes(1);
    constexpr int kAboveTheLimit = 65 * 1024 * 1024;
    response.mutable_changes()->set_reason(std::string(kAboveTheLimit, 'x'));
    writer.Write(response);
    return grpc::Status::OK;
  };
  EXPECT_TRUE(absl::IsResourceExhausted(Follow()));
  EXPECT_EQ(feed_.calls(), 1);
}

TEST_F(FeedReaderTest, KeepsTheReasonOfARefusedToken) {
  feed_.script = [](int, const auto& request, Writer&, const auto&) {
    EXPECT_EQ(request.resume_token(), "of another store");
    return grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "a token of another store");
  };
  options_.position = FeedPosition{.revision = 3, .resume_token = "of another store"};
  const absl::Status status = Follow();
  EXPECT_TRUE(absl::IsFailedPrecondition(status));
  EXPECT_EQ(status.message(), "a token of another store");
}

TEST_F(FeedReaderTest, RefusesAGap) {
  feed_.script = [](int, const auto&, Writer& writer, const auto&) {
    writer.Write(Changes(1));
    writer.Write(Changes(3));
    return grpc::Status::OK;
  };
  EXPECT_TRUE(absl::IsDataLoss(Follow()));
  EXPECT_THAT(recorder_.revisions, ElementsAre(1));
  EXPECT_EQ(position_.revision, 1);
}

TEST_F(FeedReaderTest, KeepsThePositionBeforeWhatTheConsumerFailedOn) {
  feed_.script = [](int, const auto& request, Writer& writer, const auto&) {
    for (std::int64_t i = NextOf(request); i <= 5; ++i) writer.Write(Changes(i));
    return grpc::Status::OK;
  };
  recorder_.result = absl::UnavailableError("disk full");
  EXPECT_EQ(Follow().message(), "disk full");
  EXPECT_THAT(recorder_.revisions, ElementsAre(1));
  EXPECT_EQ(position_.resume_token, "");
}

TEST_F(FeedReaderTest, GivesASilentStreamUp) {
  feed_.script = [](int call, const auto&, Writer& writer, const grpc::ServerContext& context) {
    if (call == 1) {
      while (!context.IsCancelled()) std::this_thread::yield();
      return grpc::Status::CANCELLED;
    }
    for (std::int64_t i = 1; i <= 5; ++i) writer.Write(Changes(i));
    return grpc::Status::OK;
  };
  options_.silence = absl::Milliseconds(200);
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  ASSERT_THAT(recorder_.interruptions,
              Each(testing::Field(&FeedInterruption::reason, testing::Not(absl::OkStatus()))));
  EXPECT_THAT(recorder_.revisions, SizeIs(5));
}

TEST_F(FeedReaderTest, WaitsForAServerThatIsStartedAgain) {
  feed_.script = [](int call, const auto& request, Writer& writer, const auto&) {
    const std::int64_t next = NextOf(request);
    for (std::int64_t i = next; i <= (call == 1 ? next : 5); ++i) writer.Write(Changes(i));
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "Socket closed");
  };
  std::thread restart;
  options_.wait = [&](absl::Duration) {
    if (restart.joinable()) return;
    server_->Shutdown();
    restart = std::thread([&] {
      // It has found nobody by then.
      while (client_->channel()->GetState(false) != GRPC_CHANNEL_TRANSIENT_FAILURE) {
        std::this_thread::yield();
      }
      Start();
    });
  };
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  EXPECT_THAT(recorder_.revisions, SizeIs(5));
  EXPECT_THAT(recorder_.interruptions, SizeIs(1)) << "it looked for the server only now and then";
  restart.join();
}

TEST_F(FeedReaderTest, LooksForAServerAtFirstOnlySoLong) {
  server_->Shutdown();
  options_.first_contact = absl::ZeroDuration();
  EXPECT_TRUE(absl::IsUnavailable(Follow()));
  // For good when told so.
  options_.first_contact = absl::InfiniteDuration();
  recorder_.enough_interruptions = 3;
  EXPECT_TRUE(absl::IsCancelled(Follow()));
}

TEST_F(FeedReaderTest, TellsWhenTheInitialStateBeginsAnew) {
  options_.request.set_send_initial_state(true);
  feed_.script = [](int call, const auto& request, Writer& writer, const auto&) {
    EXPECT_TRUE(request.send_initial_state());
    v1::WatchTimelineResponse part = Changes(7);
    part.clear_resume_token();
    writer.Write(part);
    if (call == 1) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "Socket closed");
    v1::WatchTimelineResponse synced = At(7);
    synced.mutable_synced();
    writer.Write(synced);
    for (std::int64_t i = 8; i <= 10; ++i) writer.Write(Changes(i));
    return grpc::Status::OK;
  };
  EXPECT_TRUE(absl::IsCancelled(Follow()));
  EXPECT_THAT(recorder_.revisions, ElementsAre(7, 7, 8, 9, 10));
  EXPECT_EQ(recorder_.restarts, 1);
}

TEST_F(FeedReaderTest, EndsWhenItIsCancelledWhileItWaits) {
  feed_.script = [](int, const auto&, Writer&, const auto&) {
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "no");
  };
  options_.wait = {};
  options_.backoff.initial = absl::Hours(1);
  recorder_.enough_interruptions = 1;
  EXPECT_TRUE(absl::IsCancelled(Follow()));
}

}  // namespace
}  // namespace oas::missions
