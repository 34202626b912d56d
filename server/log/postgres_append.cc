#include "server/log/postgres_append.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/log/chain.h"
#include "server/log/log_errors.h"
#include "server/log/pending_commits.h"

namespace oas::log {
namespace {

// Rows are collected into statements of about this size, so that a small append is one statement,
// and a large one needs little memory and few answers.
constexpr size_t kStatementBytes = size_t{256} << 10;

// Who appends holds the row of the counter from the beginning: whoever else wants to waits for it,
// instead of doing in vain what another one is about to overtake. A server that stands still in the
// midst of it loses the row after a minute.
constexpr char kBegin[] =
    "SET LOCAL lock_timeout = '20s'; SET LOCAL idle_in_transaction_session_timeout = '60s'; "
    "SELECT revision, last_position FROM oas_store FOR UPDATE";

}  // namespace

absl::Status PostgresAppend::Begin() {
  const pqxx::result store = transaction_.exec(kBegin);
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

absl::Status PostgresAppend::Add(const PendingCommit& pending) {
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

absl::Status PostgresAppend::Finish() {
  const pqxx::result moved = transaction_.exec(
      absl::StrCat(statement_, "; UPDATE oas_store SET revision = ", newest_.commit.revision,
                   ", last_position = ", newest_.last_position,
                   " WHERE revision = ", revision_before_, " RETURNING revision"));
  if (moved.empty()) return CommitOvertaken();
  return absl::OkStatus();
}

absl::Status PostgresAppend::AddRow(absl::string_view table, absl::string_view columns,
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

}  // namespace oas::log
