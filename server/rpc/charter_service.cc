#include "server/rpc/charter_service.h"

#include "server/query/invocation_lookup.h"
#include "server/rpc/record_reads.h"
#include "server/rpc/record_stream_reactor.h"

namespace oas::rpc {

grpc::ServerUnaryReactor* CharterServiceImpl::LookupInvocations(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  return AnswerRaw<v1::LookupInvocationsRequest>(
      calls_, context, "CharterService.LookupInvocations", request, response,
      [this](const v1::LookupInvocationsRequest& asked) {
        return Encoded(query::LookupInvocations(calls_.catalog, asked));
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::GetInvocation(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerRaw<v1::GetInvocationRequest>(
      calls_, context, "CharterService.GetInvocation", request, response,
      [this](const v1::GetInvocationRequest& get) {
        return GetRecord(calls_.catalog, v1::RECORD_KIND_INVOCATION, get);
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::ListInvocations(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return AnswerRaw<v1::ListInvocationsRequest>(
      calls_, context, "CharterService.ListInvocations", request, response,
      [this](const v1::ListInvocationsRequest& list) {
        return ListRecords(calls_.catalog, v1::RECORD_KIND_INVOCATION, list);
      });
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* CharterServiceImpl::QueryInvocations(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  const absl::StatusOr<v1::QueryInvocationsRequest> query =
      ReadRequest<v1::QueryInvocationsRequest>(*request);
  if (!query.ok())
    return StartRecordStream(calls_, context, "CharterService.QueryInvocations", query.status());
  return StartRecordStream(
      calls_, context, "CharterService.QueryInvocations",
      OpenRecordStream(calls_.catalog, v1::RECORD_KIND_INVOCATION, *query, query->order_by()));
}

grpc::ServerUnaryReactor* CharterServiceImpl::CountInvocations(grpc::CallbackServerContext* context,
                                                               const grpc::ByteBuffer* request,
                                                               grpc::ByteBuffer* response) {
  return AnswerRaw<v1::CountInvocationsRequest>(
      calls_, context, "CharterService.CountInvocations", request, response,
      [this](const v1::CountInvocationsRequest& asked) {
        return Encoded(query::CountInvocations(calls_.catalog, asked));
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::GetInstrument(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerRaw<v1::GetInstrumentRequest>(
      calls_, context, "CharterService.GetInstrument", request, response,
      [this](const v1::GetInstrumentRequest& get) {
        return GetRecord(calls_.catalog, v1::RECORD_KIND_INSTRUMENT, get);
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::ListInstruments(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return AnswerRaw<v1::ListInstrumentsRequest>(
      calls_, context, "CharterService.ListInstruments", request, response,
      [this](const v1::ListInstrumentsRequest& list) {
        return ListRecords(calls_.catalog, v1::RECORD_KIND_INSTRUMENT, list);
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::GetSuspension(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerRaw<v1::GetSuspensionRequest>(
      calls_, context, "CharterService.GetSuspension", request, response,
      [this](const v1::GetSuspensionRequest& get) {
        return GetRecord(calls_.catalog, v1::RECORD_KIND_SUSPENSION, get);
      });
}

grpc::ServerUnaryReactor* CharterServiceImpl::ListSuspensions(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return AnswerRaw<v1::ListSuspensionsRequest>(
      calls_, context, "CharterService.ListSuspensions", request, response,
      [this](const v1::ListSuspensionsRequest& list) {
        return ListRecords(calls_.catalog, v1::RECORD_KIND_SUSPENSION, list);
      });
}

}  // namespace oas::rpc
