// Serves oas.missions.v1.HistoryService: refuses every call until there is a commit log to read.
#ifndef OAS_SERVER_RPC_HISTORY_SERVICE_H_
#define OAS_SERVER_RPC_HISTORY_SERVICE_H_

#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/history_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace oas::rpc {

using HistoryServiceImplBase = v1::HistoryService::CallbackService;

// Thread-safe.
class HistoryServiceImpl final : public HistoryServiceImplBase {
 public:
  explicit HistoryServiceImpl(const CallContext& calls) : calls_(calls) {}

  grpc::ServerUnaryReactor* ListRevisions(grpc::CallbackServerContext* context,
                                          const v1::ListRevisionsRequest* request,
                                          v1::ListRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* GetRevision(grpc::CallbackServerContext* context,
                                        const v1::GetRevisionRequest* request,
                                        v1::GetRevisionResponse* response) override;
  grpc::ServerUnaryReactor* ListRecordRevisions(grpc::CallbackServerContext* context,
                                                const v1::ListRecordRevisionsRequest* request,
                                                v1::ListRecordRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* DiffRevisions(grpc::CallbackServerContext* context,
                                          const v1::DiffRevisionsRequest* request,
                                          v1::DiffRevisionsResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportCatalogResponse>* ExportCatalog(
      grpc::CallbackServerContext* context, const v1::ExportCatalogRequest* request) override;

 private:
  const CallContext calls_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_HISTORY_SERVICE_H_
