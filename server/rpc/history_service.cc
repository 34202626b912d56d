#include "server/rpc/history_service.h"

#include <memory>
#include <utility>

#include "server/query/history/catalog_export.h"
#include "server/query/history/record_history.h"
#include "server/query/history/revision_changes.h"
#include "server/query/history/revision_diff.h"
#include "server/query/history/revisions.h"
#include "server/rpc/answer.h"
#include "server/rpc/chunk_reactor.h"

namespace oas::rpc {
namespace {

// All but the export: `ask` makes StatusOr<Response> of a HistoryContext and a Request.
template <typename Request, typename Ask>
grpc::ServerUnaryReactor* AnswerHistory(const CallContext& calls,
                                        grpc::CallbackServerContext* context,
                                        absl::string_view method, const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response, Ask ask) {
  return AnswerRawOnWorker<Request>(
      calls, context, method, request, response,
      [calls, ask](const Request& asked, absl::FunctionRef<bool()> cancelled) {
        return Encoded(ask({calls.catalog, *calls.log, cancelled}, asked));
      });
}

class ExportChunks final : public ChunkSource {
 public:
  explicit ExportChunks(query::CatalogExport records) : records_(std::move(records)) {}

  bool NeedsWorker() const override { return true; }  // hashes every byte

  grpc::ByteBuffer Next(bool& last) override {
    const query::ExportChunk& chunk = records_.Next();
    Answer answer(chunk.bytes);
    for (const catalog::StoredRecordPtr* record : chunk.records) answer.AddAnyRecord(*record);
    answer.AddInt64(v1::ExportCatalogResponse::kRevisionFieldNumber, chunk.revision);
    last = chunk.trailer.has_value();
    if (last) answer.AddMessage(v1::ExportCatalogResponse::kTrailerFieldNumber, *chunk.trailer);
    return std::move(answer).Finish();
  }

 private:
  query::CatalogExport records_;
};

}  // namespace

grpc::ServerUnaryReactor* HistoryServiceImpl::ListRevisions(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerHistory<v1::ListRevisionsRequest>(calls_, context, "HistoryService.ListRevisions",
                                                 request, response, query::ListRevisions);
}

grpc::ServerUnaryReactor* HistoryServiceImpl::GetRevision(grpc::CallbackServerContext* context,
                                                          const grpc::ByteBuffer* request,
                                                          grpc::ByteBuffer* response) {
  return AnswerHistory<v1::GetRevisionRequest>(calls_, context, "HistoryService.GetRevision",
                                               request, response, query::GetRevision);
}

grpc::ServerUnaryReactor* HistoryServiceImpl::ListRecordRevisions(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  return AnswerHistory<v1::ListRecordRevisionsRequest>(
      calls_, context, "HistoryService.ListRecordRevisions", request, response,
      query::ListRecordRevisions);
}

grpc::ServerUnaryReactor* HistoryServiceImpl::DiffRevisions(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return AnswerHistory<v1::DiffRevisionsRequest>(calls_, context, "HistoryService.DiffRevisions",
                                                 request, response, query::DiffRevisions);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* HistoryServiceImpl::ExportCatalog(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
  using Source = absl::StatusOr<std::unique_ptr<ChunkSource>>;
  return StartChunks(calls_, context, "HistoryService.ExportCatalog",
                     [this, asked = ReadRequest<v1::ExportCatalogRequest>(*request)]() -> Source {
                       if (!asked.ok()) return asked.status();
                       absl::StatusOr<query::CatalogExport> records =
                           query::CatalogExport::Open(calls_.catalog, *asked);
                       if (!records.ok()) return records.status();
                       return std::make_unique<ExportChunks>(*std::move(records));
                     });
}

}  // namespace oas::rpc
