// How a server ends.
#include <gmock/gmock.h>

#include <future>
#include <memory>
#include <string>

#include "absl/time/clock.h"
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

  // Another client is refused as soon as the drain has begun.
  absl::Status refused;
  do {
    const auto missions = v1::MissionService::NewStub(
        grpc::CreateChannel(server.address(), grpc::InsecureChannelCredentials()));
    refused = Call(*missions, &v1::MissionService::Stub::ListMissions, v1::ListMissionsRequest())
                  .status();
  } while (refused.ok());
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kUnavailable));

  v1::ReplayTimelineResponse chunk;
  while (reader->Read(&chunk)) {
  }
  EXPECT_TRUE(chunk.has_total_count()) << "read to its end during the drain";
  EXPECT_THAT(FromGrpcStatus(reader->Finish()), IsOk());
  drained.get();
}

TEST(DrainTest, MayBeCalledTwice) {
  TestServer server(SmallSnapshot());
  server.server().Drain(absl::ZeroDuration());
  server.server().Drain(absl::ZeroDuration());
}

}  // namespace
}  // namespace oas::testing
