#include "client/cpp/feed_sequence.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace oas::missions {
namespace {

using Request = v1::WatchTimelineRequest;
using Response = v1::WatchTimelineResponse;

std::optional<std::int64_t> SeenBefore(const Request& request) {
  switch (request.start_case()) {
    case Request::kEarliest:
      return 0;
    case Request::kRevision:
      return request.revision() - 1;
    default:  // Only the server knows where "now" and a token are.
      return std::nullopt;
  }
}

}  // namespace

FeedSequence::FeedSequence(Request request, const std::optional<FeedPosition>& position)
    : request_(std::move(request)),
      unfiltered_(request_.filter().empty() && request_.kinds().empty()),
      seen_(SeenBefore(request_)) {
  position_.synced = !request_.send_initial_state();
  if (!position.has_value()) return;
  position_ = *position;
  if (position->revision != 0) seen_ = position->revision;
}

Request FeedSequence::NextRequest() const {
  Request request = request_;
  request.set_send_initial_state(!position_.synced);
  if (!position_.resume_token.empty()) {
    request.set_resume_token(position_.resume_token);
  } else if (position_.revision != 0) {
    // Without a token: from the last revision seen on, which Check then drops. The next one may not
    // be there yet.
    request.set_revision(position_.revision);
  }
  return request;
}

absl::StatusOr<FeedSequence::Step> FeedSequence::Check(const Response& response) const {
  const std::int64_t revision = response.revision();
  switch (response.payload_case()) {
    case Response::kChanges:
      // The initial state comes in parts, all at the revision that the feed begins after.
      if (!position_.synced) return Step::kHandOver;
      if (!seen_.has_value()) return Step::kHandOver;
      // Not the last part of a large revision: says the revision before, for that is seen whole.
      if (response.changes().partial()) return Step::kHandOver;
      if (revision <= *seen_) return Step::kDrop;
      if (absl::Status status = CheckGap(*seen_ + 1, response); !status.ok()) return status;
      return Step::kHandOver;
    case Response::kSynced:
      return position_.synced ? Step::kDrop : Step::kHandOver;
    case Response::kProgress:
      if (seen_.has_value() && revision < *seen_) return Step::kDrop;
      if (!seen_.has_value() || !position_.synced) return Step::kHandOver;
      // "Nothing happened up to here": a revision that was not handed over did.
      if (absl::Status status = CheckGap(*seen_, response); !status.ok()) return status;
      return Step::kHandOver;
    case Response::kDraining:
      return Step::kReconnect;
    case Response::PAYLOAD_NOT_SET:  // Something that a later version sends.
      return Step::kDrop;
  }
  return Step::kDrop;
}

absl::Status FeedSequence::CheckGap(std::int64_t last_fine, const Response& response) const {
  if (!unfiltered_ || response.revision() <= last_fine) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("the feed went from revision ", *seen_, " to ",
                                          response.revision(),
                                          " and left out what is between them"));
}

FeedPosition FeedSequence::After(const Response& response) const {
  FeedPosition after = position_;
  after.revision = std::max(after.revision, response.revision());
  if (!response.resume_token().empty()) after.resume_token = response.resume_token();
  after.synced = after.synced || response.has_synced();
  return after;
}

void FeedSequence::Advance(const Response& response) {
  // A token of something unknown would resume behind it.
  if (response.payload_case() == Response::PAYLOAD_NOT_SET) return;
  position_ = After(response);
  if (response.has_draining()) return;
  if (position_.synced) seen_ = std::max(seen_.value_or(0), response.revision());
}

}  // namespace oas::missions
