#include "server/log/sqlite_log.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"
#include "server/log/sqlite_schema.h"

namespace oas::log {
namespace {

constexpr char kInsertRevision[] =
    "INSERT INTO revisions (revision, commit_time, author, reason, request_id, change_count, "
    "last_position) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr char kInsertChange[] =
    "INSERT INTO changes (position, revision, name, old_hash, bytes) VALUES (?, ?, ?, ?, ?)";
constexpr char kSelectRevisions[] =
    "SELECT revision, commit_time, author, reason, request_id, change_count, last_position "
    "FROM revisions WHERE revision BETWEEN ? AND ? ORDER BY revision";
constexpr char kSelectChanges[] =
    "SELECT name, old_hash, bytes FROM changes WHERE position BETWEEN ? AND ? ORDER BY position";

Commit CommitOfRow(const SqliteStatement& row) {
  Commit commit;
  commit.revision = row.Int(0);
  commit.commit_time = absl::FromUnixNanos(row.Int(1));
  commit.author = std::string(row.Bytes(2));
  commit.reason = std::string(row.Bytes(3));
  commit.request_id = std::string(row.Bytes(4));
  return commit;
}

Change ChangeOfRow(const SqliteStatement& row) {
  Change change;
  change.name = row.Bytes(0);
  if (!row.IsNull(1)) change.old_hash = static_cast<uint64_t>(row.Int(1));
  if (!row.IsNull(2)) change.bytes = row.Bytes(2);
  return change;
}

// Tells of the `count` changes up to `last_position`.
absl::Status TellChanges(SqliteStatement& select, int64_t count, int64_t last_position,
                         CommitVisitor& visitor) {
  select.Reset();
  select.Bind(1, last_position - count + 1);
  select.Bind(2, last_position);
  int64_t told = 0;
  while (true) {
    const absl::StatusOr<bool> row = select.Step();
    if (!row.ok()) return row.status();
    if (!*row) break;
    ++told;
    absl::Status status = visitor.OnChange(ChangeOfRow(select));
    if (!status.ok()) return status;
  }
  if (told == count) return absl::OkStatus();
  return StoreDamaged(absl::StrCat("changes up to position ", last_position, " are missing"));
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteLog>> SqliteLog::Open(const std::string& path) {
  absl::StatusOr<FileLock> lock = FileLock::Take(path);
  if (!lock.ok()) return lock.status();
  const absl::Status header = CheckFileHeader(*lock, path);
  if (!header.ok()) return header;
  absl::StatusOr<SqliteConnection> connection = SqliteConnection::Open(lock->path());
  if (!connection.ok()) return StoreNotOpened(path, connection.status());
  const absl::Status schema = PrepareSchema(*connection, path);
  if (schema.code() == absl::StatusCode::kFailedPrecondition) return schema;
  if (!schema.ok()) return StoreNotOpened(path, schema);
  const absl::StatusOr<Tip> tip = ReadTip(*connection);
  if (!tip.ok()) return StoreNotOpened(path, tip.status());
  absl::StatusOr<SqliteStatement> insert_revision = connection->Prepare(kInsertRevision);
  if (!insert_revision.ok()) return StoreNotOpened(path, insert_revision.status());
  absl::StatusOr<SqliteStatement> insert_change = connection->Prepare(kInsertChange);
  if (!insert_change.ok()) return StoreNotOpened(path, insert_change.status());
  return std::unique_ptr<SqliteLog>(new SqliteLog(*std::move(lock), *std::move(connection),
                                                  *std::move(insert_revision),
                                                  *std::move(insert_change), *tip));
}

absl::StatusOr<SqliteLog::Tip> SqliteLog::ReadTip(const SqliteConnection& connection) {
  Tip tip;
  int64_t first = 0;
  int64_t last_change = 0;
  for (const auto& [number, sql] : {
           std::pair{&tip.revision, "SELECT max(revision) FROM revisions"},
           std::pair{&first, "SELECT min(revision) FROM revisions"},
           std::pair{&tip.position,
                     "SELECT last_position FROM revisions ORDER BY revision DESC LIMIT 1"},
           std::pair{&last_change, "SELECT max(position) FROM changes"},
       }) {
    const absl::StatusOr<int64_t> answer = connection.QueryInt(sql);
    if (!answer.ok()) return answer.status();
    *number = *answer;
  }
  if (tip.revision > 0 && first != 1) return StoreDamaged("its first revisions are missing");
  if (last_change != tip.position) {
    return StoreDamaged(absl::StrCat("its newest revision ", tip.revision, " ends with change ",
                                     tip.position, ", and the last there is ", last_change));
  }
  return tip;
}

absl::Status SqliteLog::Append(const Commit& commit, ChangeSource changes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!broken_.ok()) return broken_;
  if (commit.revision != tip_.revision + 1) return RevisionTaken(commit.revision, tip_.revision);
  absl::Status status = connection_.Run("BEGIN IMMEDIATE");
  if (!status.ok()) return status;
  Tip tip = tip_;
  status = Insert(commit, changes, tip);
  if (status.ok()) {
    status = connection_.Run("COMMIT");
    // What a failed sync left on the disk is not known; only reopening tells.
    if (!status.ok()) {
      broken_ = StoreUnavailable(absl::StrCat("a commit failed (", status.message(), ")"),
                                 "start the server again");
    }
  }
  if (status.ok()) {
    tip_ = tip;
  } else if (connection_.InTransaction()) {
    const absl::Status undone = connection_.Run("ROLLBACK");
    if (!undone.ok()) broken_ = undone;
  }
  return status;
}

absl::Status SqliteLog::Insert(const Commit& commit, ChangeSource changes, Tip& tip) {
  const int64_t before = tip.position;
  absl::Status inserted = InsertChanges(commit.revision, changes, tip);
  if (!inserted.ok()) return inserted;
  insert_revision_.Bind(1, commit.revision);
  insert_revision_.Bind(2, absl::ToUnixNanos(commit.commit_time));
  insert_revision_.BindText(3, commit.author);
  insert_revision_.BindText(4, commit.reason);
  insert_revision_.BindText(5, commit.request_id);
  insert_revision_.Bind(6, tip.position - before);
  insert_revision_.Bind(7, tip.position);
  tip.revision = commit.revision;
  return insert_revision_.Run();
}

absl::Status SqliteLog::InsertChanges(int64_t revision, ChangeSource changes, Tip& tip) {
  Change change;
  while (true) {
    const absl::StatusOr<bool> more = changes(change);
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    insert_change_.Bind(1, ++tip.position);
    insert_change_.Bind(2, revision);
    insert_change_.BindText(3, change.name);
    change.old_hash.has_value() ? insert_change_.Bind(4, static_cast<int64_t>(*change.old_hash))
                                : insert_change_.BindNull(4);
    change.bytes.has_value() ? insert_change_.BindBlob(5, *change.bytes)
                             : insert_change_.BindNull(5);
    absl::Status inserted = insert_change_.Run();
    if (!inserted.ok()) return inserted;
  }
}

absl::StatusOr<int64_t> SqliteLog::NewestRevision() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return tip_.revision;
}

absl::Status SqliteLog::Read(int64_t first, int64_t last, ReadOrder order,
                             CommitVisitor& visitor) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  absl::StatusOr<SqliteStatement> revisions = connection_.Prepare(
      absl::StrCat(kSelectRevisions, order == ReadOrder::kNewestFirst ? " DESC" : ""));
  if (!revisions.ok()) return revisions.status();
  absl::StatusOr<SqliteStatement> changes = connection_.Prepare(kSelectChanges);
  if (!changes.ok()) return changes.status();
  revisions->Bind(1, first);
  revisions->Bind(2, last);
  while (true) {
    const absl::StatusOr<bool> row = revisions->Step();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
    absl::Status status = visitor.OnCommit(CommitOfRow(*revisions));
    if (status.ok()) {
      status = TellChanges(*changes, revisions->Int(5), revisions->Int(6), visitor);
    }
    if (!status.ok()) return status;
  }
}

absl::Status SqliteLog::VerifyFile() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const absl::StatusOr<std::string> finding = connection_.QueryText("PRAGMA integrity_check(1)");
  if (!finding.ok()) return finding.status();
  if (*finding == "ok") return absl::OkStatus();
  return StoreDamaged(*finding);
}

}  // namespace oas::log
