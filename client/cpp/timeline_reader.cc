#include "client/cpp/timeline_reader.h"

#include <memory>

#include "client/cpp/chunk_stream.h"

namespace oas::missions {

absl::StatusOr<TimelineSummary> ReplayTimeline(Client& client,
                                               const v1::ReplayTimelineRequest& request,
                                               const TimelineConsumer& consume,
                                               Cancellation* cancellation) {
  const std::unique_ptr<grpc::ClientContext> context = client.NewStreamContext();
  const absl::StatusOr<ChunkStreamEnd> end = ReadChunks<v1::ReplayTimelineResponse>(
      *context, cancellation, "events",
      [&](grpc::ClientContext* call) { return client.timeline().ReplayTimeline(call, request); },
      consume);
  if (!end.ok()) return end.status();
  return TimelineSummary{.revision = end->revision, .total_count = end->total_count};
}

}  // namespace oas::missions
