// Reads the timeline in event order, chunk by chunk as it arrives.
#ifndef CLIENT_CPP_TIMELINE_READER_H_
#define CLIENT_CPP_TIMELINE_READER_H_

#include <cstdint>
#include <functional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/client.h"

namespace oas::missions {

// What a complete replay says of itself.
struct TimelineSummary {
  std::int64_t revision = 0;
  std::int64_t total_count = 0;
};

// Called for each chunk; a status that is not OK cancels the stream and is passed on.
using TimelineConsumer = std::function<absl::Status(const v1::ReplayTimelineResponse&)>;

// Streams the events that `request` selects to `consume`, each chunk as it arrives. Errors are
// those of the service; DATA_LOSS when the stream ended without its total count, which is how a
// stream that was cut short shows; CANCELLED once `cancellation` says so.
absl::StatusOr<TimelineSummary> ReplayTimeline(Client& client,
                                               const v1::ReplayTimelineRequest& request,
                                               const TimelineConsumer& consume,
                                               Cancellation* cancellation = nullptr);

}  // namespace oas::missions

#endif  // CLIENT_CPP_TIMELINE_READER_H_
