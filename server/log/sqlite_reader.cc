#include "server/log/sqlite_reader.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

// A commit, as CommitOfRow takes it; then its last position.
constexpr char kCommitColumns[] =
    "SELECT revision, commit_time, author, reason, request_id, change_count, chain, last_position "
    "FROM revisions ";
constexpr int kLastPosition = 7;

constexpr char kSelectChanges[] =
    "SELECT name, old_hash, reason, bytes FROM changes WHERE position BETWEEN ? AND ? "
    "ORDER BY position";

// A change, as ChangeOfRow takes it, then its revision. The versions are found by their names
// alone, so that those that are asked for are all that is read.
constexpr char kSelectVersions[] =
    "SELECT name, old_hash, reason, bytes, revision FROM changes WHERE name = ?1 AND position <= "
    "(SELECT last_position FROM revisions WHERE revision <= ?2 ORDER BY revision DESC LIMIT 1) "
    "ORDER BY position DESC LIMIT ?3";
constexpr int kRevisionOfVersion = 4;

Commit CommitOfRow(const SqliteStatement& row) {
  Commit commit;
  commit.revision = row.Int(0);
  commit.commit_time = absl::FromUnixNanos(row.Int(1));
  commit.author = std::string(row.Bytes(2));
  commit.reason = std::string(row.Bytes(3));
  commit.request_id = std::string(row.Bytes(4));
  commit.change_count = row.Int(5);
  commit.chain = static_cast<uint64_t>(row.Int(6));
  return commit;
}

Change ChangeOfRow(const SqliteStatement& row) {
  Change change;
  change.name = row.Bytes(0);
  if (!row.IsNull(1)) change.old_hash = static_cast<uint64_t>(row.Int(1));
  change.reason = row.Bytes(2);
  if (!row.IsNull(3)) change.bytes = row.Bytes(3);
  return change;
}

// The commit of the only row that `select` gives, if it gives one.
absl::StatusOr<std::optional<Commit>> CommitOf(SqliteStatement& select) {
  const absl::StatusOr<bool> row = select.Step();
  if (!row.ok()) return row.status();
  if (!*row) return std::nullopt;
  return CommitOfRow(select);
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

// What a `pragma` finds first, which tells of nothing with "ok".
absl::Status CheckIntegrity(const SqliteConnection& connection, const std::string& pragma) {
  const absl::StatusOr<std::string> finding = connection.QueryText(pragma);
  if (!finding.ok()) return finding.status();
  if (*finding == "ok") return absl::OkStatus();
  // One line, without the heading that stands above what concerns a page.
  return StoreDamaged(absl::StrReplaceAll(absl::StripPrefix(*finding, "*** in database main ***\n"),
                                          {{"\n", "; "}}));
}

}  // namespace

absl::StatusOr<SqliteReader> SqliteReader::Open(const std::string& path) {
  absl::StatusOr<SqliteConnection> connection =
      SqliteConnection::Open(path, SqliteConnection::Access::kRead);
  if (!connection.ok()) return connection.status();
  // A reader waits only while the write-ahead log is set up or cleared.
  const absl::Status set =
      connection->Run("PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF");
  if (!set.ok()) return set;
  return SqliteReader(*std::move(connection));
}

absl::StatusOr<SqliteReader::Tip> SqliteReader::CheckTip() const {
  const absl::StatusOr<Commit> newest = Newest();
  if (!newest.ok()) return newest.status();
  Tip tip = {*newest, 0};
  int64_t first = 0;
  int64_t last_change = 0;
  for (const auto& [number, sql] : {
           std::pair{&first, "SELECT min(revision) FROM revisions"},
           std::pair{&tip.last_position,
                     "SELECT last_position FROM revisions ORDER BY revision DESC LIMIT 1"},
           std::pair{&last_change, "SELECT max(position) FROM changes"},
       }) {
    const absl::StatusOr<int64_t> answer = connection_.QueryInt(sql);
    if (!answer.ok()) return answer.status();
    *number = *answer;
  }
  // Loading checks what the tables hold. It reads no index, and by one of these a request that is
  // repeated is known.
  const absl::Status revisions = CheckIntegrity(connection_, "PRAGMA integrity_check(revisions)");
  if (!revisions.ok()) return revisions;
  if (newest->revision > 0 && first != 1) return StoreDamaged("its first revisions are missing");
  if (last_change != tip.last_position) {
    return StoreDamaged(absl::StrCat("its newest revision ", newest->revision, " ends with change ",
                                     tip.last_position, ", and the last there is ", last_change));
  }
  return tip;
}

absl::Status SqliteReader::CheckNames() const {
  return CheckIntegrity(connection_, "PRAGMA integrity_check(changes)");
}

absl::StatusOr<std::string> SqliteReader::StoreId() const {
  absl::StatusOr<std::string> id = connection_.QueryText("SELECT id FROM store");
  if (id.ok() && id->empty()) return StoreDamaged("its id is missing");
  return id;
}

absl::StatusOr<Commit> SqliteReader::Newest() const {
  absl::StatusOr<SqliteStatement> select =
      connection_.Prepare(absl::StrCat(kCommitColumns, "ORDER BY revision DESC LIMIT 1"));
  if (!select.ok()) return select.status();
  absl::StatusOr<std::optional<Commit>> commit = CommitOf(*select);
  if (!commit.ok()) return commit.status();
  return commit->value_or(Commit());
}

absl::StatusOr<std::optional<Commit>> SqliteReader::Find(int64_t revision) const {
  absl::StatusOr<SqliteStatement> select =
      connection_.Prepare(absl::StrCat(kCommitColumns, "WHERE revision = ?"));
  if (!select.ok()) return select.status();
  select->Bind(1, revision);
  return CommitOf(*select);
}

absl::StatusOr<std::optional<Commit>> SqliteReader::FindRequest(
    absl::string_view request_id) const {
  // The second condition is that of the index.
  absl::StatusOr<SqliteStatement> select = connection_.Prepare(
      absl::StrCat(kCommitColumns, "WHERE request_id = ? AND request_id <> ''"));
  if (!select.ok()) return select.status();
  select->BindText(1, request_id);
  return CommitOf(*select);
}

absl::StatusOr<std::optional<Commit>> SqliteReader::FindAt(absl::Time time) const {
  absl::StatusOr<SqliteStatement> select = connection_.Prepare(absl::StrCat(
      kCommitColumns, "WHERE commit_time <= ? ORDER BY commit_time DESC, revision DESC LIMIT 1"));
  if (!select.ok()) return select.status();
  select->Bind(1, absl::ToUnixNanos(time));
  return CommitOf(*select);
}

absl::Status SqliteReader::ForEachRow(
    int64_t first, int64_t last, ReadOrder order,
    absl::FunctionRef<absl::Status(const SqliteStatement& row)> tell) const {
  absl::StatusOr<SqliteStatement> revisions = connection_.Prepare(
      absl::StrCat(kCommitColumns, "WHERE revision BETWEEN ? AND ? ORDER BY ", "revision",
                   order == ReadOrder::kNewestFirst ? " DESC" : ""));
  if (!revisions.ok()) return revisions.status();
  revisions->Bind(1, first);
  revisions->Bind(2, last);
  while (true) {
    const absl::StatusOr<bool> row = revisions->Step();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
    absl::Status told = tell(*revisions);
    if (!told.ok()) return told;
  }
}

absl::Status SqliteReader::Read(int64_t first, int64_t last, ReadOrder order,
                                CommitVisitor& visitor) const {
  absl::StatusOr<SqliteStatement> changes = connection_.Prepare(kSelectChanges);
  if (!changes.ok()) return changes.status();
  return ForEachRow(first, last, order, [&](const SqliteStatement& row) {
    const Commit commit = CommitOfRow(row);
    absl::Status status = visitor.OnCommit(commit);
    if (!status.ok()) return status;
    return TellChanges(*changes, commit.change_count, row.Int(kLastPosition), visitor);
  });
}

absl::Status SqliteReader::ReadCommits(int64_t first, int64_t last, ReadOrder order,
                                       absl::FunctionRef<absl::Status(const Commit&)> tell) const {
  return ForEachRow(first, last, order,
                    [&](const SqliteStatement& row) { return tell(CommitOfRow(row)); });
}

absl::Status SqliteReader::ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                                        CommitVisitor& visitor) const {
  absl::StatusOr<SqliteStatement> versions = connection_.Prepare(kSelectVersions);
  if (!versions.ok()) return versions.status();
  versions->BindText(1, name);
  versions->Bind(2, last);
  versions->Bind(3, std::max<int64_t>(limit, 0));  // below 0 is no limit to SQLite
  while (true) {
    const absl::StatusOr<bool> row = versions->Step();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
    const absl::StatusOr<std::optional<Commit>> commit = Find(versions->Int(kRevisionOfVersion));
    if (!commit.ok()) return commit.status();
    if (!commit->has_value()) return StoreDamaged("a change is of a revision that is missing");
    absl::Status status = visitor.OnCommit(**commit);
    if (status.ok()) status = visitor.OnChange(ChangeOfRow(*versions));
    if (!status.ok()) return status;
  }
}

absl::Status SqliteReader::CheckPages() const {
  return CheckIntegrity(connection_, "PRAGMA integrity_check(1)");
}

absl::StatusOr<SqliteReaders::Lease> SqliteReaders::Take() const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!idle_.empty()) {
      Lease lease(idle_.back().release(), Return{this});
      idle_.pop_back();
      return lease;
    }
  }
  absl::StatusOr<SqliteReader> opened = SqliteReader::Open(path_);
  if (!opened.ok()) return opened.status();
  return Lease(std::make_unique<SqliteReader>(*std::move(opened)).release(), Return{this});
}

void SqliteReaders::Put(SqliteReader* reader) const {
  constexpr size_t kMostIdle = 4;  // open files, and the pages that each keeps in memory
  std::unique_ptr<SqliteReader> returned(reader);
  const std::lock_guard<std::mutex> lock(mutex_);
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(returned));
}

}  // namespace oas::log
