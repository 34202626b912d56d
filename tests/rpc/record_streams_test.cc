// Streams over the wire: chunks, resuming, cancelling, and readers that do not read.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/random_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using Stub = v1::TimelineService::Stub;

// About 4.5 MB: far more than a connection buffers for a reader that does not read.
constexpr int kEventCount = 6000;

class RecordStreamsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    Random random(2);
    snapshot_ = new catalog::SnapshotPtr(RandomSnapshot(random, kEventCount));
  }
  static void TearDownTestSuite() { delete snapshot_; }

  v1::ReplayTimelineRequest FullView() const {
    v1::ReplayTimelineRequest request;
    request.set_view(v1::RECORD_VIEW_FULL);
    return request;
  }
  // Opens a stream and reads its first chunk.
  std::unique_ptr<grpc::ClientReader<v1::ReplayTimelineResponse>> Open(
      grpc::ClientContext& context) {
    auto reader = server_.timeline().ReplayTimeline(&context, FullView());
    v1::ReplayTimelineResponse chunk;
    EXPECT_TRUE(reader->Read(&chunk));
    return reader;
  }

  // Made once for all tests of the suite.
  static catalog::SnapshotPtr* snapshot_;
  TestServer server_{*snapshot_};
};

catalog::SnapshotPtr* RecordStreamsTest::snapshot_ = nullptr;

std::vector<std::string> NamesOf(const std::vector<v1::ReplayTimelineResponse>& chunks) {
  std::vector<std::string> names;
  for (const auto& chunk : chunks) {
    for (const v1::Event& event : chunk.events()) names.push_back(event.name());
  }
  return names;
}

TEST_F(RecordStreamsTest, FirstChunkIsSmallAndTheLastHasTheTotal) {
  const auto chunks = ReadAll(server_.timeline(), &Stub::ReplayTimeline, FullView());
  ASSERT_THAT(chunks, IsOk());
  ASSERT_GT(chunks->size(), 10);
  EXPECT_LE(chunks->front().ByteSizeLong(), 5'000);
  for (size_t i = 0; i < chunks->size(); ++i) {
    EXPECT_EQ((*chunks)[i].has_total_count(), i + 1 == chunks->size()) << i;
    EXPECT_EQ((*chunks)[i].revision(), 1);
    EXPECT_NE((*chunks)[i].resume_cursor(), "");
  }
  EXPECT_EQ(chunks->back().total_count(), kEventCount);
  EXPECT_EQ(NamesOf(*chunks).size(), kEventCount);
}

TEST_F(RecordStreamsTest, EmptyAnswerHasATotalOfZero) {
  v1::ReplayTimelineRequest request;
  request.mutable_until()->set_year(1900);
  const auto chunks = ReadAll(server_.timeline(), &Stub::ReplayTimeline, request);
  ASSERT_THAT(chunks, IsOk());
  ASSERT_EQ(chunks->size(), 1);
  EXPECT_TRUE(chunks->front().has_total_count());
  EXPECT_EQ(chunks->front().total_count(), 0);
}

TEST_F(RecordStreamsTest, GoesOnAfterTheChunkOfACursor) {
  const auto chunks = ReadAll(server_.timeline(), &Stub::ReplayTimeline, FullView());
  ASSERT_THAT(chunks, IsOk());
  for (const size_t at : {size_t{0}, chunks->size() / 2, chunks->size() - 1}) {
    auto request = FullView();
    request.set_resume_cursor((*chunks)[at].resume_cursor());
    const auto rest = ReadAll(server_.timeline(), &Stub::ReplayTimeline, request);
    ASSERT_THAT(rest, IsOk());
    const std::vector<v1::ReplayTimelineResponse> later(
        chunks->begin() + static_cast<ptrdiff_t>(at) + 1, chunks->end());
    EXPECT_EQ(NamesOf(*rest), NamesOf(later)) << at;
    EXPECT_EQ(rest->back().total_count(), kEventCount);
  }
}

TEST_F(RecordStreamsTest, CancelledStreamEndsAtTheServerToo) {
  grpc::ClientContext context;
  SetDeadline(context);
  const auto reader = Open(context);
  context.TryCancel();
  EXPECT_THAT(FromGrpcStatus(reader->Finish()), StatusIs(absl::StatusCode::kCancelled));
  const auto calls = server_.observer().WaitForCalls(1);
  ASSERT_EQ(calls.size(), 1);
  EXPECT_EQ(calls[0].method, "TimelineService.ReplayTimeline");
  EXPECT_THAT(calls[0].status, StatusIs(absl::StatusCode::kCancelled));
}

TEST_F(RecordStreamsTest, DeadlineEndsAStreamThatNobodyReads) {
  grpc::ClientContext context;
  SetDeadline(context, absl::Milliseconds(500));
  const auto reader = Open(context);
  const auto calls = server_.observer().WaitForCalls(1);  // without reading on
  ASSERT_EQ(calls.size(), 1);
  EXPECT_THAT(calls[0].status, StatusIs(absl::StatusCode::kCancelled));
  v1::ReplayTimelineResponse chunk;
  while (reader->Read(&chunk)) {
  }
  EXPECT_THAT(FromGrpcStatus(reader->Finish()), StatusIs(absl::StatusCode::kDeadlineExceeded));
}

TEST_F(RecordStreamsTest, SlowReaderDoesNotHoldUpOthers) {
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<grpc::ClientReader<v1::ReplayTimelineResponse>>> readers;
  for (int i = 0; i < 20; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    SetDeadline(*contexts.back());
    readers.push_back(Open(*contexts.back()));
  }
  // All of them have stopped reading; they share a connection, so a call on another one is
  // answered.
  const auto timeline = v1::TimelineService::NewStub(
      grpc::CreateChannel(server_.address(), grpc::InsecureChannelCredentials()));
  const auto chunks = ReadAll(*timeline, &Stub::ReplayTimeline, FullView());
  ASSERT_THAT(chunks, IsOk());
  EXPECT_EQ(NamesOf(*chunks).size(), kEventCount);
  for (auto& context : contexts) context->TryCancel();
  for (auto& reader : readers) {
    EXPECT_THAT(FromGrpcStatus(reader->Finish()), StatusIs(absl::StatusCode::kCancelled));
  }
  EXPECT_EQ(server_.observer().WaitForCalls(21).size(), 21);
}

}  // namespace
}  // namespace oas::testing
