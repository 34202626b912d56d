// Serves oas.missions.v1.MissionService.
#ifndef OAS_SERVER_RPC_MISSION_SERVICE_H_
#define OAS_SERVER_RPC_MISSION_SERVICE_H_

#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/mission_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// The methods that send prepared bytes are raw: they read and write ByteBuffers.
using MissionServiceImplBase = v1::MissionService::WithRawCallbackMethod_GetMission<
    v1::MissionService::WithRawCallbackMethod_BatchGetMissions<
        v1::MissionService::WithRawCallbackMethod_ListMissions<
            v1::MissionService::WithRawCallbackMethod_QueryMissions<
                v1::MissionService::WithRawCallbackMethod_GetCountry<
                    v1::MissionService::WithRawCallbackMethod_ListCountries<
                        v1::MissionService::WithRawCallbackMethod_GetActor<
                            v1::MissionService::WithRawCallbackMethod_ListActors<
                                v1::MissionService::WithRawCallbackMethod_GetSource<
                                    v1::MissionService::WithRawCallbackMethod_ListSources<
                                        v1::MissionService::WithRawCallbackMethod_SummarizeMissions<
                                            v1::MissionService::WithRawCallbackMethod_SearchCatalog<
                                                v1::MissionService::CallbackService>>>>>>>>>>>>;

// Thread-safe.
class MissionServiceImpl final : public MissionServiceImplBase {
 public:
  explicit MissionServiceImpl(const CallContext& calls) : calls_(calls) {}

  grpc::ServerUnaryReactor* GetMission(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* BatchGetMissions(grpc::CallbackServerContext* context,
                                             const grpc::ByteBuffer* request,
                                             grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListMissions(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetCountry(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListCountries(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetActor(grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListActors(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetSource(grpc::CallbackServerContext* context,
                                      const grpc::ByteBuffer* request,
                                      grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListSources(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* SummarizeMissions(grpc::CallbackServerContext* context,
                                              const grpc::ByteBuffer* request,
                                              grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* SearchCatalog(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerWriteReactor<grpc::ByteBuffer>* QueryMissions(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) override;

 private:
  const CallContext calls_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_MISSION_SERVICE_H_
