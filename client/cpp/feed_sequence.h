// Sees to it that a feed is handed over without gap, repeat or reorder, across reconnects. Knows
// nothing of connections.
#ifndef CLIENT_CPP_FEED_SEQUENCE_H_
#define CLIENT_CPP_FEED_SEQUENCE_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "client/cpp/feed_position.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::missions {

// Where a feed stands. Not thread-safe.
class FeedSequence {
 public:
  // Begins as `request` says or, when `position` has a token or a revision, after that position.
  FeedSequence(v1::WatchTimelineRequest request, const std::optional<FeedPosition>& position);

  // What to ask a server for now: the request, going on after the position.
  v1::WatchTimelineRequest NextRequest() const;

  // What is to be done with a response.
  enum class Step { kHandOver, kDrop, kReconnect };

  // DATA_LOSS when revisions are missing before the response, which shows in feeds without a filter
  // only: there every revision has changes.
  absl::StatusOr<Step> Check(const v1::WatchTimelineResponse& response) const;

  // The response was handed over, or dropped: from now on it counts.
  void Advance(const v1::WatchTimelineResponse& response);

  // The position after `response`.
  FeedPosition After(const v1::WatchTimelineResponse& response) const;

  const FeedPosition& position() const { return position_; }

 private:
  absl::Status CheckGap(std::int64_t last_fine, const v1::WatchTimelineResponse& response) const;

  const v1::WatchTimelineRequest request_;
  // Every revision is seen: no filter, all kinds.
  const bool unfiltered_;
  FeedPosition position_;
  // The revision up to which everything was seen; unknown before the first answer of a feed that
  // began "now".
  std::optional<std::int64_t> seen_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_FEED_SEQUENCE_H_
