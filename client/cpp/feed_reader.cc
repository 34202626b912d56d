#include "client/cpp/feed_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "client/cpp/feed_stream.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions {
namespace {

constexpr int kProgressIntervalsOfSilence = 3;
// What the server takes when the request does not say.
constexpr absl::Duration kUsualProgressInterval = absl::Seconds(30);

absl::Duration SilenceOf(const FeedOptions& options) {
  if (options.silence.has_value()) return *options.silence;
  absl::Duration interval = kUsualProgressInterval;
  if (options.request.has_progress_interval()) {
    interval = absl::Seconds(options.request.progress_interval().seconds()) +
               absl::Nanoseconds(options.request.progress_interval().nanos());
  }
  return kProgressIntervalsOfSilence * std::max(interval, absl::Seconds(1));
}

}  // namespace

bool IsPassing(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return true;
    case absl::StatusCode::kResourceExhausted:
      // What gRPC says on this side of a response above its limit: it would come again.
      return !absl::StrContains(status.message(), "larger than max");
    // gRPC's and proxies' words for a connection that broke in the midst of a stream. An error of
    // the service itself says its reason.
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kDeadlineExceeded:
      return ReasonOf(status).empty();
    default:
      return false;
  }
}

FeedReader::FeedReader(Client& client, FeedOptions options)
    : client_(client),
      options_(std::move(options)),
      sequence_(options_.request, options_.position),
      backoff_(options_.backoff) {}

absl::Status FeedReader::Follow(FeedConsumer& consumer, Cancellation* cancellation) {
  const absl::Time start = absl::Now();
  for (;;) {
    if (unresumable_state_) {
      unresumable_state_ = false;
      if (absl::Status status = consumer.OnRestart(); !status.ok()) return status;
    }
    const Ending ending = FollowStream(consumer, cancellation);
    if (ending.final) return ending.status;
    if (cancellation != nullptr && cancellation->cancelled()) {
      return absl::CancelledError("the feed was cancelled");
    }
    if (!ending.status.ok() && !IsPassing(ending.status)) return ending.status;
    if (!contact_ && absl::Now() - start >= options_.first_contact) return ending.status;
    Pause(ending.status, consumer, cancellation);
  }
}

FeedReader::Ending FeedReader::FollowStream(FeedConsumer& consumer, Cancellation* cancellation) {
  FeedStream stream(client_, sequence_.NextRequest(),
                    {.connect = contact_ ? FeedPatience().connect
                                         : std::min(FeedPatience().connect, options_.first_contact),
                     .silence = SilenceOf(options_),
                     .wait_for_server = contact_},
                    cancellation);
  ++failures_;
  v1::WatchTimelineResponse response;
  while (stream.Read(&response)) {
    contact_ = true;
    const absl::StatusOr<FeedSequence::Step> step = sequence_.Check(response);
    if (!step.ok()) return {.status = step.status(), .final = true};
    if (*step == FeedSequence::Step::kHandOver) {
      if (absl::Status status = HandOver(response, consumer); !status.ok()) {
        return {.status = status, .final = true};
      }
      failures_ = 0;
    }
    sequence_.Advance(response);
    if (*step == FeedSequence::Step::kReconnect) return {};
    if (cancellation != nullptr && cancellation->cancelled()) break;
  }
  contact_ = contact_ || client_.connected();
  return {.status = stream.Finish()};
}

absl::Status FeedReader::HandOver(const v1::WatchTimelineResponse& response,
                                  FeedConsumer& consumer) {
  const FeedPosition after = sequence_.After(response);
  if (response.has_synced()) return consumer.OnSynced(after);
  if (response.has_progress()) {
    return consumer.OnProgress(after, response.progress().newest_revision());
  }
  const bool initial_state = !after.synced;
  unresumable_state_ = initial_state && after.resume_token.empty();
  return consumer.OnChanges({.batch = response.changes(),
                             .revision = response.revision(),
                             .initial_state = initial_state,
                             .position = after});
}

void FeedReader::Pause(const absl::Status& reason, FeedConsumer& consumer,
                       Cancellation* cancellation) {
  if (failures_ == 0) backoff_.Reset();
  const absl::Duration delay =
      std::max(backoff_.Next(), RetryDelayOf(reason).value_or(absl::ZeroDuration()));
  consumer.OnInterruption({.reason = reason, .delay = delay, .failures = failures_});
  if (options_.wait) {
    options_.wait(delay);
  } else if (cancellation != nullptr) {
    cancellation->WaitFor(delay);
  } else {
    absl::SleepFor(delay);
  }
}

}  // namespace oas::missions
