// How a server ends.
#include <gmock/gmock.h>

#include <future>
#include <memory>
#include <string>

#include "absl/time/clock.h"
#include "grpc/grpc.h"
#include "tests/rpc/raw_call.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/random_catalog.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using Reader = grpc::ClientReader<v1::ReplayTimelineResponse>;

catalog::SnapshotPtr LargeSnapshot() {
  Random random(3);
  return RandomSnapshot(random, 6000);
}

// A stream whose first chunk was read, and no other.
std::unique_ptr<Reader> OpenStream(TestServer& server, grpc::ClientContext& context) {
  SetDeadline(context);
  auto reader = server.timeline().ReplayTimeline(&context, v1::ReplayTimelineRequest());
  v1::ReplayTimelineResponse chunk;
  EXPECT_TRUE(reader->Read(&chunk));
  return reader;
}

TEST(DrainTest, EndsAtOnceWhenNothingIsUnderWay) {
  TestServer server(SmallSnapshot());
  const absl::Time start = absl::Now();
  server.server().Drain(absl::Seconds(20));
  EXPECT_LT(absl::Now() - start, absl::Seconds(10));
}

TEST(DrainTest, EndsInTimeWithAReaderThatHasStoppedReading) {
  TestServer server(LargeSnapshot());
  grpc::ClientContext context;
  const auto reader = OpenStream(server, context);
  const absl::Time start = absl::Now();
  server.server().Drain(absl::Milliseconds(200));
  EXPECT_LT(absl::Now() - start, absl::Seconds(10));
  const auto calls = server.observer().WaitForCalls(1);
  ASSERT_EQ(calls.size(), 1);
  EXPECT_THAT(calls[0].status, StatusIs(absl::StatusCode::kCancelled));
  v1::ReplayTimelineResponse chunk;
  while (reader->Read(&chunk)) EXPECT_FALSE(chunk.has_total_count());
  EXPECT_FALSE(reader->Finish().ok()) << "a stream cut short must not look complete";
}

TEST(DrainTest, LetsCallsUnderWayEndAndTakesNoNewOnes) {
  TestServer server(LargeSnapshot());
  grpc::ClientContext context;
  const auto reader = OpenStream(server, context);
  auto drained = std::async(std::launch::async, [&] { server.server().Drain(absl::Seconds(30)); });

  // Another client is refused once the drain has begun; a call that races with its beginning may be
  // cancelled instead.
  const absl::Time give_up = absl::Now() + kPatience;
  absl::Status refused;
  do {
    const auto missions = v1::MissionService::NewStub(
        grpc::CreateChannel(server.address(), grpc::InsecureChannelCredentials()));
    refused = Call(*missions, &v1::MissionService::Stub::ListMissions, v1::ListMissionsRequest())
                  .status();
  } while (!absl::IsUnavailable(refused) && absl::Now() < give_up);
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kUnavailable));

  v1::ReplayTimelineResponse chunk;
  while (reader->Read(&chunk)) {
  }
  EXPECT_TRUE(chunk.has_total_count()) << "read to its end during the drain";
  EXPECT_THAT(FromGrpcStatus(reader->Finish()), IsOk());
  drained.get();
}

TEST(DrainTest, DoesNotWaitForTheEndOfTheLibrary) {
  // gRPC ends with the last server and channel, and may take ten seconds for it after a write that
  // a slow reader has blocked.
  { const TestServer server(SmallSnapshot()); }
  EXPECT_TRUE(grpc_is_initialized());
}

TEST(DrainTest, TellsThoseWhoWatchItsHealth) {
  TestServer server(SmallSnapshot());
  grpc::ClientContext context;
  SetDeadline(context);
  const grpc::internal::RpcMethod watch("/grpc.health.v1.Health/Watch",
                                        grpc::internal::RpcMethod::SERVER_STREAMING,
                                        server.channel());
  const std::unique_ptr<grpc::ClientReader<grpc::ByteBuffer>> reader(
      grpc::internal::ClientReaderFactory<grpc::ByteBuffer>::Create(
          server.channel().get(), watch, &context, BufferOf(MessageWith(1, ""))));
  grpc::ByteBuffer health;
  ASSERT_TRUE(reader->Read(&health));
  EXPECT_EQ(BytesOf(health), "\x08\x01") << "SERVING";
  server.server().Drain(absl::Milliseconds(200));
  ASSERT_TRUE(reader->Read(&health));
  EXPECT_EQ(BytesOf(health), "\x08\x02") << "NOT_SERVING";
  EXPECT_FALSE(reader->Read(&health));
  EXPECT_FALSE(reader->Finish().ok());
}

TEST(DrainTest, MayBeCalledTwice) {
  TestServer server(SmallSnapshot());
  server.server().Drain(absl::ZeroDuration());
  server.server().Drain(absl::ZeroDuration());
}

}  // namespace
}  // namespace oas::testing
