#include "server/rpc/curation_service.h"

#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "server/catalog/decoded_record.h"
#include "server/catalog/field_diff.h"
#include "server/catalog/timestamps.h"
#include "server/rpc/caller.h"
#include "server/rpc/catalog_import.h"

namespace oas::rpc {
namespace {

// What clients take at least, with room for the rest of the response.
constexpr size_t kMostDiffBytes = size_t{3} << 20;

// An answer of so few changes takes less time than waking another thread for it.
constexpr size_t kFewChanges = 4;

// The change; unless `brief`, with the record before and after it and the fields that differ.
v1::RecordDiff DiffOf(const log::VersionChange& change, bool brief) {
  v1::RecordDiff diff;
  diff.set_name(change.name);
  diff.set_action(change.current == nullptr    ? v1::APPLY_ACTION_DELETE
                  : change.previous == nullptr ? v1::APPLY_ACTION_CREATE
                                               : v1::APPLY_ACTION_UPDATE);
  if (brief) return diff;
  if (change.current != nullptr) {
    *diff.mutable_current() = catalog::DecodeRecord(*change.current);
  }
  if (change.previous != nullptr) {
    *diff.mutable_previous() = catalog::DecodeRecord(*change.previous);
  }
  for (v1::FieldDiff& field : catalog::DiffFields(catalog::ContentOf(diff.previous()),
                                                  catalog::ContentOf(diff.current()))) {
    *diff.add_fields() = std::move(field);
  }
  return diff;
}

v1::ApplyCatalogResponse ResponseOf(const curation::CommitOutcome& outcome) {
  v1::ApplyCatalogResponse response;
  // A commit that was made must not fail because its answer is more than a client takes.
  size_t bytes = 0;
  for (const log::VersionChange& change : outcome.changes) {
    v1::RecordDiff diff = DiffOf(change, bytes > kMostDiffBytes);
    bytes += diff.ByteSizeLong();
    *response.add_diffs() = std::move(diff);
  }
  response.set_revision(outcome.revision);
  if (outcome.commit_time.has_value()) {
    *response.mutable_commit_time() = catalog::TimestampOf(*outcome.commit_time);
  }
  response.set_unchanged_count(outcome.unchanged_count);
  response.set_replayed(outcome.replayed);
  return response;
}

curation::CommitRequest CommitRequestOf(v1::ApplyCatalogRequest&& request, std::string author) {
  curation::CommitRequest commit;
  commit.records.reserve(static_cast<size_t>(request.records_size()));
  for (const v1::Record& record : request.records()) {
    commit.records.push_back(curation::IncomingRecord::Of(record));
  }
  commit.deletes.assign(request.deletes().begin(), request.deletes().end());
  commit.options = std::move(*request.mutable_options());
  commit.author = std::move(author);
  return commit;
}

}  // namespace

grpc::ServerUnaryReactor* CurationServiceImpl::ApplyCatalog(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  constexpr absl::string_view kMethod = "CurationService.ApplyCatalog";
  const absl::Time start = absl::Now();
  absl::StatusOr<v1::ApplyCatalogRequest> asked = ReadRequest<v1::ApplyCatalogRequest>(*request);
  if (!asked.ok()) return EndUnary(calls_, context, kMethod, start, asked.status());
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  calls_.writer->Submit(
      CommitRequestOf(*std::move(asked), AuthorOf(*context)),
      [calls = calls_, context, response, start, reactor,
       kMethod](absl::StatusOr<curation::CommitOutcome> outcome) {
        if (!outcome.ok()) {
          return EndUnary(calls, context, kMethod, start, outcome.status(), reactor);
        }
        const bool at_once = calls.writer->pending() == 1 && outcome->changes.size() <= kFewChanges;
        auto answer = [calls, context, response, start, reactor, kMethod,
                       committed = *std::move(outcome)]() {
          absl::StatusOr<grpc::ByteBuffer> encoded =
              Encoded(absl::StatusOr<v1::ApplyCatalogResponse>(ResponseOf(committed)));
          if (encoded.ok()) response->Swap(&*encoded);
          EndUnary(calls, context, kMethod, start, encoded.status(), reactor);
        };
        if (at_once) return answer();
        // The writer goes on with the next commit meanwhile.
        calls.work.Run(std::move(answer));
      });
  return reactor;
}

grpc::ServerReadReactor<v1::ImportCatalogRequest>* CurationServiceImpl::ImportCatalog(
    grpc::CallbackServerContext* context, v1::ImportCatalogResponse* response) {
  return StartImport(calls_, context, response);
}

}  // namespace oas::rpc
