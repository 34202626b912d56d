// Serves oas.missions.v1.HistoryService.
#ifndef OAS_SERVER_RPC_HISTORY_SERVICE_H_
#define OAS_SERVER_RPC_HISTORY_SERVICE_H_

#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/history_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// All methods are raw, so that a request that is no message gets the same error everywhere.
using HistoryServiceImplBase = v1::HistoryService::WithRawCallbackMethod_ListRevisions<
    v1::HistoryService::WithRawCallbackMethod_GetRevision<
        v1::HistoryService::WithRawCallbackMethod_ListRecordRevisions<
            v1::HistoryService::WithRawCallbackMethod_DiffRevisions<
                v1::HistoryService::WithRawCallbackMethod_ExportCatalog<
                    v1::HistoryService::CallbackService>>>>>;

// Thread-safe.
class HistoryServiceImpl final : public HistoryServiceImplBase {
 public:
  explicit HistoryServiceImpl(const CallContext& calls) : calls_(calls) {}

  grpc::ServerUnaryReactor* ListRevisions(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetRevision(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListRecordRevisions(grpc::CallbackServerContext* context,
                                                const grpc::ByteBuffer* request,
                                                grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* DiffRevisions(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerWriteReactor<grpc::ByteBuffer>* ExportCatalog(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) override;

 private:
  const CallContext calls_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_HISTORY_SERVICE_H_
