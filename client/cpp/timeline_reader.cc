#include "client/cpp/timeline_reader.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions {

absl::StatusOr<TimelineSummary> ReplayTimeline(Client& client,
                                               const v1::ReplayTimelineRequest& request,
                                               const TimelineConsumer& consume) {
  const std::unique_ptr<grpc::ClientContext> context = client.NewStreamContext();
  const auto stream = client.timeline().ReplayTimeline(context.get(), request);
  v1::ReplayTimelineResponse chunk;
  TimelineSummary summary;
  bool complete = false;
  std::int64_t count = 0;
  while (stream->Read(&chunk)) {
    count += chunk.events_size();
    summary.revision = chunk.revision();
    complete = chunk.has_total_count();
    summary.total_count = chunk.total_count();
    if (absl::Status status = consume(chunk); !status.ok()) {
      context->TryCancel();
      stream->Finish().ok();  // The reader's own reason is the one that counts.
      return status;
    }
  }
  if (absl::Status status = ToAbslStatus(stream->Finish()); !status.ok()) return status;
  if (!complete) {
    return absl::DataLossError(absl::StrCat("the timeline was cut short after ", count, " events"));
  }
  return summary;
}

}  // namespace oas::missions
