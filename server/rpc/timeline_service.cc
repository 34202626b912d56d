#include "server/rpc/timeline_service.h"

#include "server/rpc/record_chunks.h"
#include "server/rpc/record_reads.h"
#include "server/rpc/watch_reactor.h"

namespace oas::rpc {

grpc::ServerUnaryReactor* TimelineServiceImpl::GetEvent(grpc::CallbackServerContext* context,
                                                        const grpc::ByteBuffer* request,
                                                        grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetEventRequest>(calls_, context, "TimelineService.GetEvent",
                                        v1::RECORD_KIND_EVENT, request, response);
}

grpc::ServerUnaryReactor* TimelineServiceImpl::ListEvents(grpc::CallbackServerContext* context,
                                                          const grpc::ByteBuffer* request,
                                                          grpc::ByteBuffer* response) {
  return AnswerList<v1::ListEventsRequest>(calls_, context, "TimelineService.ListEvents",
                                           v1::RECORD_KIND_EVENT, request, response);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* TimelineServiceImpl::ReplayTimeline(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  return StreamRecords<v1::ReplayTimelineRequest>(
      calls_, context, "TimelineService.ReplayTimeline", v1::RECORD_KIND_EVENT, request,
      [](const v1::ReplayTimelineRequest& query) -> absl::string_view {
        return query.descending() ? "event_date desc" : "event_date";
      });
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* TimelineServiceImpl::WatchTimeline(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  return StartWatch(calls_, context, *request);
}

}  // namespace oas::rpc
