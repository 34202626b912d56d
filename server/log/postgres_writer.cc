#include "server/log/postgres_writer.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/log/chain.h"
#include "server/log/log_errors.h"
#include "server/log/pending_commits.h"
#include "server/log/postgres_rows.h"

namespace oas::log {
namespace {

// One transaction. Rows are collected into statements of about this size, so that a small append is
// one statement, and a large one needs little memory and few answers.
constexpr size_t kStatementBytes = size_t{256} << 10;

class PostgresAppend {
 public:
  explicit PostgresAppend(pqxx::connection& connection)
      : connection_(connection), transaction_(connection) {}

  // Finds where the log ends.
  absl::Status Begin() {
    const pqxx::result store = transaction_.exec("SELECT revision, last_position FROM oas_store");
    if (store.empty()) return StoreDamaged("its id is missing");
    newest_.commit.revision = store[0][0].as<int64_t>();
    newest_.last_position = store[0][1].as<int64_t>();
    revision_before_ = newest_.commit.revision;
    if (revision_before_ == 0) return absl::OkStatus();
    const pqxx::result newest = transaction_.exec(absl::StrCat(
        "SELECT ", kCommitColumns, " FROM oas_revisions WHERE revision = ", revision_before_));
    if (newest.empty()) return StoreDamaged("its newest revision is missing");
    newest_ = ReadCommitRow(newest[0]);
    return absl::OkStatus();
  }

  const Commit& newest() const { return newest_.commit; }

  // Adds a commit after the newest; it is the newest then.
  absl::Status Add(const PendingCommit& pending) {
    CommitRow row = {pending.commit, newest_.last_position};
    row.commit.commit_time = KeptTime(row.commit.commit_time);
    ChainHash hash(newest_.commit.chain);
    while (true) {
      Change change;
      const absl::StatusOr<bool> more = pending.changes(change);
      if (!more.ok()) return more.status();
      if (!*more) break;
      hash.Add(change);
      absl::Status added =
          AddRow("oas_changes", kChangeColumns,
                 ValuesOf(++row.last_position, row.commit.revision, change, connection_));
      if (!added.ok()) return added;
    }
    row.commit.change_count = hash.change_count();
    row.commit.chain = hash.Finish(row.commit);
    absl::Status added = AddRow("oas_revisions", kCommitColumns, ValuesOf(row, connection_));
    newest_ = std::move(row);
    return added;
  }

  // The counter last: whoever else appends waits for it and then finds that it has moved.
  absl::Status Finish() {
    const pqxx::result moved = transaction_.exec(
        absl::StrCat(statement_, "; UPDATE oas_store SET revision = ", newest_.commit.revision,
                     ", last_position = ", newest_.last_position,
                     " WHERE revision = ", revision_before_, " RETURNING revision"));
    if (moved.empty()) return CommitOvertaken();
    return absl::OkStatus();
  }

  void End() { transaction_.commit(); }

 private:
  absl::Status AddRow(absl::string_view table, absl::string_view columns,
                      const absl::StatusOr<std::string>& values) {
    if (!values.ok()) return values.status();
    if (statement_.size() > kStatementBytes) {
      transaction_.exec(statement_);
      statement_.clear();
      table_ = "";
    }
    if (table == table_) {
      absl::StrAppend(&statement_, ", ", *values);
    } else {
      absl::StrAppend(&statement_, statement_.empty() ? "" : "; ", "INSERT INTO ", table, " (",
                      columns, ") VALUES ", *values);
      table_ = table;
    }
    return absl::OkStatus();
  }

  pqxx::connection& connection_;
  pqxx::work transaction_;  // taken back when it goes without End
  CommitRow newest_;
  int64_t revision_before_ = 0;
  std::string statement_;    // not sent yet
  absl::string_view table_;  // into which the end of it inserts
};

}  // namespace

absl::Status PostgresWriter::Append(absl::Span<PendingCommit> commits) {
  bool untouched = true;
  absl::Status status = TryAppend(commits, untouched);
  if (session_ != nullptr && session_->lost()) {
    session_ = nullptr;
    if (untouched) status = TryAppend(commits, untouched);
  }
  return status;
}

absl::Status PostgresWriter::TryAppend(absl::Span<PendingCommit> commits, bool& untouched) {
  if (session_ == nullptr) {
    absl::StatusOr<std::unique_ptr<PostgresSession>> opened = PostgresSession::Reopen(address_);
    if (!opened.ok()) return opened.status();
    session_ = *std::move(opened);
  }
  bool committing = false;
  std::vector<Commit> kept;
  absl::Status status = session_->Guard([&](pqxx::connection& connection) {
    PostgresAppend append(connection);
    absl::Status step = append.Begin();
    if (step.ok()) step = CheckPending(commits, append.newest());
    if (!step.ok() || commits.empty()) return step;
    untouched = false;
    for (const PendingCommit& pending : commits) {
      step = append.Add(pending);
      if (!step.ok()) return step;
      kept.push_back(append.newest());
    }
    step = append.Finish();
    if (!step.ok()) return step;
    committing = true;
    append.End();
    return absl::OkStatus();
  });
  if (status.ok()) SetByLog(kept, commits);
  // What broke while the server committed may have been committed.
  if (committing && session_->lost()) return OutcomeUnknown(status.message());
  return status;
}

}  // namespace oas::log
