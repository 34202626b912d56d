#include "server/log/sqlite_writer.h"

#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"
#include "server/log/pending_commits.h"
#include "server/log/sqlite_schema.h"

namespace oas::log {
namespace {

constexpr char kInsertRevision[] =
    "INSERT INTO revisions (revision, commit_time, author, reason, request_id, change_count, "
    "chain, last_position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr char kInsertChange[] =
    "INSERT INTO changes (position, revision, name, old_hash, reason, bytes) "
    "VALUES (?, ?, ?, ?, ?, ?)";

}  // namespace

absl::StatusOr<SqliteWriter> SqliteWriter::Open(const std::string& path,
                                                const std::string& shown_path,
                                                const std::string& new_store_id) {
  absl::StatusOr<SqliteConnection> connection =
      SqliteConnection::Open(path, SqliteConnection::Access::kReadAndWrite);
  if (!connection.ok()) return connection.status();
  const absl::Status schema = PrepareSchema(*connection, shown_path, new_store_id);
  if (!schema.ok()) return schema;
  absl::StatusOr<Statements> statements = PrepareStatements(*connection);
  if (!statements.ok()) return statements.status();
  return SqliteWriter(*std::move(connection), *std::move(statements));
}

absl::StatusOr<SqliteWriter::Statements> SqliteWriter::PrepareStatements(
    const SqliteConnection& connection) {
  absl::StatusOr<SqliteStatement> begin = connection.Prepare("BEGIN IMMEDIATE");
  if (!begin.ok()) return begin.status();
  absl::StatusOr<SqliteStatement> insert_revision = connection.Prepare(kInsertRevision);
  if (!insert_revision.ok()) return insert_revision.status();
  absl::StatusOr<SqliteStatement> insert_change = connection.Prepare(kInsertChange);
  if (!insert_change.ok()) return insert_change.status();
  absl::StatusOr<SqliteStatement> commit = connection.Prepare("COMMIT");
  if (!commit.ok()) return commit.status();
  return Statements{*std::move(begin), *std::move(insert_revision), *std::move(insert_change),
                    *std::move(commit)};
}

absl::StatusOr<Commit> SqliteWriter::Append(absl::Span<PendingCommit> commits,
                                            const Commit& newest) {
  if (!broken_.ok()) return broken_;
  absl::Status status = CheckPending(commits, newest);
  if (!status.ok()) return status;
  if (commits.empty()) return newest;
  status = statements_.begin.Run();
  if (!status.ok()) return status;
  const int64_t position_before = last_position_;
  std::vector<Commit> kept;
  status = EndTransaction(InsertAll(commits, newest, kept));
  if (!status.ok()) {
    last_position_ = position_before;
    return status;
  }
  SetByLog(kept, commits);
  return std::move(kept.back());
}

// Commits when `status` is OK, else takes everything back.
absl::Status SqliteWriter::EndTransaction(absl::Status status) {
  const bool committing = status.ok();
  if (committing) {
    status = statements_.commit.Run();
    // Of a commit that found no room nothing counts: its last page is written last, and the next
    // commit writes over the others. What another failure left on the disk, a failed sync above
    // all, is not known; only reopening tells.
    if (!status.ok() && !connection_.DiskIsFull()) {
      broken_ = StoreUnavailable(absl::StrCat("a commit failed (", status.message(), ")"),
                                 "start the server again");
      status = OutcomeUnknown(status.message());
    }
  }
  if (!status.ok() && connection_.InTransaction()) {
    const absl::Status undone = connection_.Run("ROLLBACK");
    if (!undone.ok()) broken_ = undone;
  }
  return status;
}

absl::Status SqliteWriter::InsertAll(absl::Span<PendingCommit> commits, const Commit& newest,
                                     std::vector<Commit>& kept) {
  uint64_t chain = newest.chain;
  for (const PendingCommit& pending : commits) {
    Commit& commit = kept.emplace_back(pending.commit);
    commit.commit_time = KeptTime(commit.commit_time);
    absl::Status inserted = Insert(pending.changes, chain, commit);
    if (!inserted.ok()) return inserted;
    chain = commit.chain;
  }
  return absl::OkStatus();
}

absl::Status SqliteWriter::Insert(ChangeSource changes, uint64_t previous_chain, Commit& commit) {
  ChainHash hash(previous_chain);
  while (true) {
    Change change;
    const absl::StatusOr<bool> more = changes(change);
    if (!more.ok()) return more.status();
    if (!*more) break;
    hash.Add(change);
    absl::Status inserted = InsertChange(commit.revision, change);
    if (!inserted.ok()) return inserted;
  }
  commit.change_count = hash.change_count();
  commit.chain = hash.Finish(commit);
  SqliteStatement& row = statements_.insert_revision;
  row.Bind(1, commit.revision);
  row.Bind(2, absl::ToUnixNanos(commit.commit_time));
  row.BindText(3, commit.author);
  row.BindText(4, commit.reason);
  row.BindText(5, commit.request_id);
  row.Bind(6, commit.change_count);
  row.Bind(7, static_cast<int64_t>(commit.chain));
  row.Bind(8, last_position_);
  return row.Run();
}

absl::Status SqliteWriter::InsertChange(int64_t revision, const Change& change) {
  SqliteStatement& row = statements_.insert_change;
  row.Bind(1, ++last_position_);
  row.Bind(2, revision);
  row.BindText(3, change.name);
  change.old_hash.has_value() ? row.Bind(4, static_cast<int64_t>(*change.old_hash))
                              : row.BindNull(4);
  row.BindText(5, change.bytes.has_value() ? "" : change.reason);
  change.bytes.has_value() ? row.BindBlob(6, *change.bytes) : row.BindNull(6);
  return row.Run();
}

}  // namespace oas::log
