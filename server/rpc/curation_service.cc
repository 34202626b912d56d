#include "server/rpc/curation_service.h"

#include "server/rpc/refused_call.h"

namespace oas::rpc {
namespace {

constexpr absl::string_view kWhy =
    "writes come with the commit log; until then the catalog is what --seed-data holds";

}  // namespace

grpc::ServerUnaryReactor* CurationServiceImpl::ApplyCatalog(
    grpc::CallbackServerContext* context, const v1::ApplyCatalogRequest* /*request*/,
    v1::ApplyCatalogResponse* /*response*/) {
  return RefuseUnary(calls_, context, "CurationService.ApplyCatalog", kWhy);
}

grpc::ServerReadReactor<v1::ImportCatalogRequest>* CurationServiceImpl::ImportCatalog(
    grpc::CallbackServerContext* context, v1::ImportCatalogResponse* /*response*/) {
  return new RefusedStream<grpc::ServerReadReactor<v1::ImportCatalogRequest>>(
      calls_, context, "CurationService.ImportCatalog", kWhy);
}

}  // namespace oas::rpc
