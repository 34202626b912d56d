#include "server/log/postgres_writer.h"

#include <vector>

#include "server/log/log_errors.h"
#include "server/log/pending_commits.h"

namespace oas::log {

absl::Status PostgresWriter::Append(absl::Span<PendingCommit> commits) {
  bool untouched = true;
  absl::Status status = TryAppend(commits, untouched);
  if (session_ != nullptr && session_->lost()) {
    session_ = nullptr;
    if (untouched) status = TryAppend(commits, untouched);
  }
  return status;
}

absl::Status PostgresWriter::Reserve() {
  Release();
  absl::Status status = Connect();
  if (status.ok()) {
    status = session_->Guard([&](pqxx::connection& connection) { return Begin(connection); });
  }
  if (!status.ok()) Release();
  return status;
}

absl::Status PostgresWriter::Secure() {
  Release();
  absl::Status status = Connect();
  if (!status.ok()) return status;
  status = session_->Guard([&](pqxx::connection& connection) {
    absl::Status step = Begin(connection);
    if (step.ok()) step = append_->Finish();
    // A commit that writes waits for the synchronous standby to have all that was written before.
    if (step.ok()) append_->End();
    return step;
  });
  Release();
  if (session_->lost()) session_ = nullptr;
  return status;
}

absl::Status PostgresWriter::Connect() {
  if (session_ != nullptr) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<PostgresSession>> opened = PostgresSession::Reopen(address_);
  if (!opened.ok()) return opened.status();
  session_ = *std::move(opened);
  return absl::OkStatus();
}

absl::Status PostgresWriter::Begin(pqxx::connection& connection) {
  append_ = std::make_unique<PostgresAppend>(connection);
  return append_->Begin();
}

absl::Status PostgresWriter::TryAppend(absl::Span<PendingCommit> commits, bool& untouched) {
  const absl::Status connected = Connect();
  if (!connected.ok()) return connected;
  bool committing = false;
  std::vector<Commit> kept;
  absl::Status status = session_->Guard([&](pqxx::connection& connection) {
    absl::Status step = append_ == nullptr ? Begin(connection) : absl::OkStatus();
    if (step.ok()) step = CheckPending(commits, append_->newest());
    if (!step.ok() || commits.empty()) return step;
    untouched = false;
    for (const PendingCommit& pending : commits) {
      step = append_->Add(pending);
      if (!step.ok()) return step;
      kept.push_back(append_->newest());
    }
    step = append_->Finish();
    if (!step.ok()) return step;
    committing = true;
    append_->End();
    return absl::OkStatus();
  });
  Release();
  if (status.ok()) SetByLog(kept, commits);
  // What broke while the server committed may have been committed.
  if (committing && session_->lost()) return OutcomeUnknown(status.message());
  return status;
}

}  // namespace oas::log
