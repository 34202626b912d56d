#include "server/rpc/catalog_import.h"

#include <utility>

#include "absl/time/clock.h"
#include "server/catalog/error_details.h"
#include "server/catalog/timestamps.h"
#include "server/query/query_errors.h"
#include "server/rpc/caller.h"

namespace oas::rpc {
namespace {

class ImportReactor final : public grpc::ServerReadReactor<v1::ImportCatalogRequest> {
 public:
  ImportReactor(const CallContext& calls, grpc::CallbackServerContext* context,
                v1::ImportCatalogResponse* response)
      : calls_(calls), context_(context), response_(response), start_(absl::Now()) {
    commit_.author = AuthorOf(*context);
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    if (context_->IsCancelled()) {
      return End(absl::CancelledError("the client went away; nothing was committed"));
    }
    if (!ok) return Commit();
    if (request_.has_options()) {
      // Options only count at the beginning, where they can still be refused without much ado.
      if (!first_) return End(OptionsAgain());
      commit_.options = std::move(*request_.mutable_options());
      if (absl::Status checked = curation::CheckOptions(commit_.options); !checked.ok()) {
        return End(checked);
      }
    } else if (first_) {
      return End(query::FieldRequired("options", "send how to commit in the first message"));
    }
    first_ = false;
    for (const v1::Record& record : request_.records()) {
      commit_.records.push_back(curation::IncomingRecord::Of(record));
    }
    commit_.deletes.insert(commit_.deletes.end(), request_.deletes().begin(),
                           request_.deletes().end());
    StartRead(&request_);
  }

  void OnDone() override {
    calls_.observer.OnCallEnd(
        {"CurationService.ImportCatalog", *context_, status_, absl::Now() - start_});
    delete this;
  }

 private:
  static absl::Status OptionsAgain() {
    return catalog::FieldError(v1::ERROR_REASON_TOO_MANY_ITEMS, "options", "",
                               "options stand in the first message only");
  }

  void Commit() {
    if (first_) return End(query::FieldRequired("options", "send how to commit first"));
    calls_.writer->Submit(std::move(commit_),
                          [this](absl::StatusOr<curation::CommitOutcome> outcome) {
                            if (outcome.ok()) Fill(*outcome);
                            End(outcome.status());
                          });
  }

  void Fill(const curation::CommitOutcome& outcome) {
    int64_t created = 0;
    int64_t deleted = 0;
    for (const log::VersionChange& change : outcome.changes) {
      if (change.previous == nullptr) ++created;
      if (change.current == nullptr) ++deleted;
    }
    response_->set_created_count(created);
    response_->set_deleted_count(deleted);
    response_->set_updated_count(static_cast<int64_t>(outcome.changes.size()) - created - deleted);
    response_->set_unchanged_count(outcome.unchanged_count);
    response_->set_revision(outcome.revision);
    if (outcome.commit_time.has_value()) {
      *response_->mutable_commit_time() = catalog::TimestampOf(*outcome.commit_time);
    }
    response_->set_replayed(outcome.replayed);
  }

  void End(const absl::Status& status) {
    status_ = status;
    Finish(ToGrpcStatus(status));
  }

  const CallContext calls_;
  grpc::CallbackServerContext* const context_;  // outlives the reactor
  v1::ImportCatalogResponse* const response_;
  const absl::Time start_;
  v1::ImportCatalogRequest request_;  // the message being read
  bool first_ = true;
  curation::CommitRequest commit_;
  absl::Status status_;
};

}  // namespace

grpc::ServerReadReactor<v1::ImportCatalogRequest>* StartImport(
    const CallContext& calls, grpc::CallbackServerContext* context,
    v1::ImportCatalogResponse* response) {
  return new ImportReactor(calls, context, response);
}

}  // namespace oas::rpc
