#include "tests/guarantees/follower.h"

#include <gtest/gtest.h>

namespace oas::testing {
namespace {

constexpr int64_t kFirstRevision = 5;  // after AppendSmallHistory

}  // namespace

SeenRevision SeenIn(const v1::WatchTimelineResponse& response) {
  SeenRevision seen;
  seen.revision = response.revision();
  for (const v1::RecordChange& change : response.changes().changes()) {
    std::optional<std::string>& after = seen.changes[change.name()];
    if (change.type() != v1::CHANGE_TYPE_DELETED) after = change.current().actor().display_name();
  }
  return seen;
}

Follower::Follower(const RestartingServer& server, uint64_t seed)
    : server_(server), random_(seed), revision_(kFirstRevision - 1) {
  request_.set_revision(kFirstRevision);
}

void Follower::Take(const v1::WatchTimelineResponse& response) {
  request_.set_resume_token(response.resume_token());
  tokens_.push_back({response.resume_token(), response.revision()});
  if (response.has_changes()) seen_.push_back(SeenIn(response));
  // Whatever a response is, it must not say that more was seen than was sent.
  const int64_t sent = seen_.empty() ? kFirstRevision - 1 : seen_.back().revision;
  EXPECT_EQ(response.revision(), sent) << response.ShortDebugString();
  if (response.has_progress()) {
    EXPECT_GE(response.progress().newest_revision(), sent);
  }
  revision_ = response.revision();
}

bool Follower::ReadSome(v1::TimelineService::Stub& stub, int64_t until) {
  grpc::ClientContext context;
  SetDeadline(context);
  const auto reader = stub.WatchTimeline(&context, request_);
  bool lives = true;
  v1::WatchTimelineResponse response;
  for (int64_t left = Pick(random_, 1, 6); lives && left > 0 && revision_ < until; --left) {
    lives = reader->Read(&response);
    if (lives && !response.has_draining()) Take(response);
  }
  // What comes after breaking off is lost, as it is when a connection breaks.
  context.TryCancel();
  while (reader->Read(&response)) {
  }
  reader->Finish();
  return lives;
}

void Follower::FollowUntil(int64_t revision) {
  ChannelPtr channel = server_.channel();
  while (revision_ < revision && !::testing::Test::HasFailure()) {
    const auto stub = v1::TimelineService::NewStub(channel);
    channel = ReadSome(*stub, revision) ? server_.channel() : server_.Other(channel);
  }
}

absl::StatusOr<SeenRevision> FirstAfter(const ChannelPtr& channel, const std::string& token) {
  grpc::ClientContext context;
  SetDeadline(context);
  v1::WatchTimelineRequest request;
  request.set_resume_token(token);
  const auto stub = v1::TimelineService::NewStub(channel);
  const auto reader = stub->WatchTimeline(&context, request);
  v1::WatchTimelineResponse response;
  bool lives = reader->Read(&response);
  while (lives && !response.has_changes()) lives = reader->Read(&response);
  const SeenRevision seen = SeenIn(response);
  // A stream that has ended by itself tells why.
  if (lives) context.TryCancel();
  while (reader->Read(&response)) {
  }
  const grpc::Status status = reader->Finish();
  if (!lives) return FromGrpcStatus(status);
  return seen;
}

}  // namespace oas::testing
