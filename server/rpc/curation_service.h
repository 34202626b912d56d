// Serves oas.missions.v1.CurationService.
#ifndef OAS_SERVER_RPC_CURATION_SERVICE_H_
#define OAS_SERVER_RPC_CURATION_SERVICE_H_

#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/curation_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// ApplyCatalog is raw, so that a request that is no message gets the same error as elsewhere.
using CurationServiceImplBase =
    v1::CurationService::WithRawCallbackMethod_ApplyCatalog<v1::CurationService::CallbackService>;

// Thread-safe.
class CurationServiceImpl final : public CurationServiceImplBase {
 public:
  explicit CurationServiceImpl(const CallContext& calls) : calls_(calls) {}

  grpc::ServerUnaryReactor* ApplyCatalog(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerReadReactor<v1::ImportCatalogRequest>* ImportCatalog(
      grpc::CallbackServerContext* context, v1::ImportCatalogResponse* response) override;

 private:
  const CallContext calls_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_CURATION_SERVICE_H_
