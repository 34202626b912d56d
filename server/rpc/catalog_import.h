// Takes the records of an ImportCatalog stream and commits them when the client has finished.
#ifndef OAS_SERVER_RPC_CATALOG_IMPORT_H_
#define OAS_SERVER_RPC_CATALOG_IMPORT_H_

#include "grpcpp/grpcpp.h"
#include "oas/missions/v1/curation_service.pb.h"
#include "server/rpc/call.h"

namespace oas::rpc {

// The reactor owns itself and goes when the call is done. A client that goes before it has finished
// commits nothing.
grpc::ServerReadReactor<v1::ImportCatalogRequest>* StartImport(const CallContext& calls,
                                                               grpc::CallbackServerContext* context,
                                                               v1::ImportCatalogResponse* response);

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_CATALOG_IMPORT_H_
