#include "server/rpc/charter_service.h"

#include "server/query/invocation_lookup.h"
#include "server/rpc/record_chunks.h"
#include "server/rpc/record_reads.h"

namespace oas::rpc {

grpc::ServerUnaryReactor* CharterServiceImpl::LookupInvocations(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  return AnswerRawOnWorker<v1::LookupInvocationsRequest>(
      calls_, context, "CharterService.LookupInvocations", request, response,
      [this](const v1::LookupInvocationsRequest& asked, absl::FunctionRef<bool()> /*cancelled*/) {
        return Encoded(query::LookupInvocations(calls_.catalog, asked));
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::GetInvocation(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetInvocationRequest>(calls_, context, "CharterService.GetInvocation",
                                             v1::RECORD_KIND_INVOCATION, request, response);
}

grpc::ServerUnaryReactor* CharterServiceImpl::ListInvocations(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return AnswerList<v1::ListInvocationsRequest>(calls_, context, "CharterService.ListInvocations",
                                                v1::RECORD_KIND_INVOCATION, request, response);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* CharterServiceImpl::QueryInvocations(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  return StreamRecords<v1::QueryInvocationsRequest>(
      calls_, context, "CharterService.QueryInvocations", v1::RECORD_KIND_INVOCATION, request,
      [](const v1::QueryInvocationsRequest& query) -> absl::string_view {
        return query.order_by();
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::CountInvocations(grpc::CallbackServerContext* context,
                                                               const grpc::ByteBuffer* request,
                                                               grpc::ByteBuffer* response) {
  return AnswerRawOnWorker<v1::CountInvocationsRequest>(
      calls_, context, "CharterService.CountInvocations", request, response,
      [this](const v1::CountInvocationsRequest& asked, absl::FunctionRef<bool()> /*cancelled*/) {
        return Encoded(query::CountInvocations(calls_.catalog, asked));
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::GetInstrument(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetInstrumentRequest>(calls_, context, "CharterService.GetInstrument",
                                             v1::RECORD_KIND_INSTRUMENT, request, response);
}

grpc::ServerUnaryReactor* CharterServiceImpl::ListInstruments(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return AnswerList<v1::ListInstrumentsRequest>(calls_, context, "CharterService.ListInstruments",
                                                v1::RECORD_KIND_INSTRUMENT, request, response);
}

grpc::ServerUnaryReactor* CharterServiceImpl::GetSuspension(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerGet<v1::GetSuspensionRequest>(calls_, context, "CharterService.GetSuspension",
                                             v1::RECORD_KIND_SUSPENSION, request, response);
}

grpc::ServerUnaryReactor* CharterServiceImpl::ListSuspensions(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return AnswerList<v1::ListSuspensionsRequest>(calls_, context, "CharterService.ListSuspensions",
                                                v1::RECORD_KIND_SUSPENSION, request, response);
}

}  // namespace oas::rpc
