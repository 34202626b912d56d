#include "server/rpc/history_service.h"

#include "server/rpc/refused_call.h"

namespace oas::rpc {
namespace {

constexpr absl::string_view kWhy = "history comes with the commit log";

}  // namespace

grpc::ServerUnaryReactor* HistoryServiceImpl::ListRevisions(
    grpc::CallbackServerContext* context, const v1::ListRevisionsRequest* /*request*/,
    v1::ListRevisionsResponse* /*response*/) {
  return RefuseUnary(calls_, context, "HistoryService.ListRevisions", kWhy);
}

grpc::ServerUnaryReactor* HistoryServiceImpl::GetRevision(grpc::CallbackServerContext* context,
                                                          const v1::GetRevisionRequest* /*request*/,
                                                          v1::GetRevisionResponse* /*response*/) {
  return RefuseUnary(calls_, context, "HistoryService.GetRevision", kWhy);
}

grpc::ServerUnaryReactor* HistoryServiceImpl::ListRecordRevisions(
    grpc::CallbackServerContext* context, const v1::ListRecordRevisionsRequest* /*request*/,
    v1::ListRecordRevisionsResponse* /*response*/) {
  return RefuseUnary(calls_, context, "HistoryService.ListRecordRevisions", kWhy);
}

grpc::ServerUnaryReactor* HistoryServiceImpl::DiffRevisions(
    grpc::CallbackServerContext* context, const v1::DiffRevisionsRequest* /*request*/,
    v1::DiffRevisionsResponse* /*response*/) {
  return RefuseUnary(calls_, context, "HistoryService.DiffRevisions", kWhy);
}

grpc::ServerWriteReactor<v1::ExportCatalogResponse>* HistoryServiceImpl::ExportCatalog(
    grpc::CallbackServerContext* context, const v1::ExportCatalogRequest* /*request*/) {
  return new RefusedStream<grpc::ServerWriteReactor<v1::ExportCatalogResponse>>(
      calls_, context, "HistoryService.ExportCatalog",
      "the verifying export comes with the commit log; the List methods page through every kind");
}

}  // namespace oas::rpc
