#include "server/rpc/timeline_service.h"

#include "server/rpc/record_reads.h"
#include "server/rpc/record_stream_reactor.h"
#include "server/rpc/refused_call.h"

namespace oas::rpc {

grpc::ServerUnaryReactor* TimelineServiceImpl::GetEvent(grpc::CallbackServerContext* context,
                                                        const grpc::ByteBuffer* request,
                                                        grpc::ByteBuffer* response) {
  return AnswerRaw<v1::GetEventRequest>(calls_, context, "TimelineService.GetEvent", request,
                                        response, [this](const v1::GetEventRequest& get) {
                                          return GetRecord(calls_.catalog, v1::RECORD_KIND_EVENT,
                                                           get);
                                        });
}

grpc::ServerUnaryReactor* TimelineServiceImpl::ListEvents(grpc::CallbackServerContext* context,
                                                          const grpc::ByteBuffer* request,
                                                          grpc::ByteBuffer* response) {
  return AnswerRaw<v1::ListEventsRequest>(calls_, context, "TimelineService.ListEvents", request,
                                          response, [this](const v1::ListEventsRequest& list) {
                                            return ListRecords(calls_.catalog,
                                                               v1::RECORD_KIND_EVENT, list);
                                          });
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* TimelineServiceImpl::ReplayTimeline(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  const absl::StatusOr<v1::ReplayTimelineRequest> query =
      ReadRequest<v1::ReplayTimelineRequest>(*request);
  if (!query.ok())
    return StartRecordStream(calls_, context, "TimelineService.ReplayTimeline", query.status());
  return StartRecordStream(
      calls_, context, "TimelineService.ReplayTimeline",
      OpenRecordStream(calls_.catalog, v1::RECORD_KIND_EVENT, *query,
                       query->descending() ? "event_date desc" : "event_date"));
}

grpc::ServerWriteReactor<v1::WatchTimelineResponse>* TimelineServiceImpl::WatchTimeline(
    grpc::CallbackServerContext* context, const v1::WatchTimelineRequest* /*request*/) {
  return new RefusedStream<grpc::ServerWriteReactor<v1::WatchTimelineResponse>>(
      calls_, context, "TimelineService.WatchTimeline",
      "feeds come with the commit log; ReplayTimeline answers what is known today");
}

}  // namespace oas::rpc
