// Serves oas.missions.v1.TimelineService.
#ifndef OAS_SERVER_RPC_TIMELINE_SERVICE_H_
#define OAS_SERVER_RPC_TIMELINE_SERVICE_H_

#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/timeline_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// The methods that send prepared bytes are raw: they read and write ByteBuffers.
using TimelineServiceImplBase = v1::TimelineService::WithRawCallbackMethod_GetEvent<
    v1::TimelineService::WithRawCallbackMethod_ListEvents<
        v1::TimelineService::WithRawCallbackMethod_ReplayTimeline<
            v1::TimelineService::WithRawCallbackMethod_WatchTimeline<
                v1::TimelineService::CallbackService>>>>;

// Thread-safe.
class TimelineServiceImpl final : public TimelineServiceImplBase {
 public:
  explicit TimelineServiceImpl(const CallContext& calls) : calls_(calls) {}

  grpc::ServerUnaryReactor* GetEvent(grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListEvents(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerWriteReactor<grpc::ByteBuffer>* ReplayTimeline(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) override;
  grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchTimeline(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) override;

 private:
  const CallContext calls_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_TIMELINE_SERVICE_H_
