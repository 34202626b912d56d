// Serves oas.missions.v1.CharterService.
#ifndef OAS_SERVER_RPC_CHARTER_SERVICE_H_
#define OAS_SERVER_RPC_CHARTER_SERVICE_H_

#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/charter_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// The methods that send prepared bytes are raw: they read and write ByteBuffers.
using CharterServiceImplBase = v1::CharterService::WithRawCallbackMethod_GetInvocation<
    v1::CharterService::WithRawCallbackMethod_ListInvocations<
        v1::CharterService::WithRawCallbackMethod_QueryInvocations<
            v1::CharterService::WithRawCallbackMethod_GetInstrument<
                v1::CharterService::WithRawCallbackMethod_ListInstruments<
                    v1::CharterService::WithRawCallbackMethod_GetSuspension<
                        v1::CharterService::WithRawCallbackMethod_ListSuspensions<
                            v1::CharterService::WithRawCallbackMethod_CountInvocations<
                                v1::CharterService::WithRawCallbackMethod_LookupInvocations<
                                    v1::CharterService::CallbackService>>>>>>>>>;

// Thread-safe.
class CharterServiceImpl final : public CharterServiceImplBase {
 public:
  explicit CharterServiceImpl(const CallContext& calls) : calls_(calls) {}

  grpc::ServerUnaryReactor* GetInvocation(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListInvocations(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetInstrument(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListInstruments(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetSuspension(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListSuspensions(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* LookupInvocations(grpc::CallbackServerContext* context,
                                              const grpc::ByteBuffer* request,
                                              grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* CountInvocations(grpc::CallbackServerContext* context,
                                             const grpc::ByteBuffer* request,
                                             grpc::ByteBuffer* response) override;
  grpc::ServerWriteReactor<grpc::ByteBuffer>* QueryInvocations(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) override;

 private:
  const CallContext calls_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_CHARTER_SERVICE_H_
