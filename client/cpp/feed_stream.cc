#include "client/cpp/feed_stream.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions {

FeedStream::FeedStream(Client& client, const v1::WatchTimelineRequest& request,
                       FeedPatience patience, Cancellation* cancellation)
    : client_(client), patience_(patience), binding_(cancellation, context_) {
  context_.set_wait_for_ready(patience.wait_for_server);
  // No deadline: a feed has no end.
  reader_ = client_.timeline().PrepareAsyncWatchTimeline(&context_, request, &queue_);
  reader_->StartCall(this);
  ended_ = !Wait();
}

FeedStream::~FeedStream() {
  if (!finished_) Finish().IgnoreError();
  queue_.Shutdown();
  void* tag = nullptr;
  bool ok = false;
  while (queue_.Next(&tag, &ok)) {
  }
}

bool FeedStream::Read(v1::WatchTimelineResponse* response) {
  if (ended_) return false;
  reader_->Read(response, this);
  ended_ = !Wait();
  return !ended_;
}

absl::Status FeedStream::Finish() {
  // Only then: the status of a stream that ended is on its way, and must not be lost.
  if (!ended_) context_.TryCancel();
  grpc::Status status;
  reader_->Finish(&status, this);
  void* tag = nullptr;
  bool ok = false;
  queue_.Next(&tag, &ok);
  finished_ = true;
  return silence_.ok() ? ToAbslStatus(status) : silence_;
}

// Waits for the operation that was begun, whether it succeeds or not; one is under way at a time.
bool FeedStream::Wait() {
  bool ok = false;
  const absl::Time start = absl::Now();
  if (WaitUntil(start + std::min(patience_.connect, patience_.silence), &ok)) return ok;
  if (client_.connected()) {
    if (WaitUntil(start + patience_.silence, &ok)) return ok;
    silence_ = absl::UnavailableError(
        absl::StrCat("no sign of life for ", absl::FormatDuration(patience_.silence)));
  } else {
    silence_ = absl::UnavailableError(
        absl::StrCat("no connection within ", absl::FormatDuration(patience_.connect)));
  }
  context_.TryCancel();
  WaitUntil(absl::InfiniteFuture(), &ok);
  return false;
}

// False when nothing happened until the deadline.
bool FeedStream::WaitUntil(absl::Time deadline, bool* ok) {
  void* tag = nullptr;
  return queue_.AsyncNext(&tag, ok, absl::ToChronoTime(deadline)) ==
         grpc::CompletionQueue::GOT_EVENT;
}

}  // namespace oas::missions
