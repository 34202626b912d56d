#include "server/log/sqlite_schema.h"

#include <cstdint>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr int64_t kApplicationId = 0x4f41'534d;  // "OASM", which file(1) can be taught
constexpr int64_t kVersion = 1;                  // a change of the tables adds 1 and migrates

constexpr absl::string_view kSqliteMagic{"SQLite format 3\0", kHeaderSize};

// A page holds several records of the usual size, and little is written for a small commit.
constexpr char kNewFile[] = "PRAGMA page_size = 8192";

// Every commit is synced before it is acknowledged. The write-ahead log of a large commit is cut
// once it has been taken over. Nothing in the file may call functions.
constexpr char kWriting[] = R"sql(
PRAGMA synchronous = FULL;
PRAGMA busy_timeout = 5000;
PRAGMA journal_size_limit = 67108864;
PRAGMA trusted_schema = OFF;
)sql";

constexpr char kTables[] = R"sql(
CREATE TABLE store (
  id TEXT NOT NULL
) STRICT;
CREATE TABLE revisions (
  revision INTEGER PRIMARY KEY,
  commit_time INTEGER NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  request_id TEXT NOT NULL,
  change_count INTEGER NOT NULL,
  chain INTEGER NOT NULL,
  last_position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX revisions_by_request_id ON revisions (request_id) WHERE request_id <> '';
CREATE INDEX revisions_by_time ON revisions (commit_time);
CREATE TABLE changes (
  position INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  old_hash INTEGER,
  reason TEXT NOT NULL,
  bytes BLOB
) STRICT;
CREATE INDEX changes_by_name ON changes (name, position);
)sql";

constexpr int64_t kTableCount = 3;

absl::Status MakeTables(SqliteConnection& connection, const std::string& store_id) {
  // Whole or not at all, the marks in the header with the tables.
  return connection.Run(absl::StrCat("BEGIN IMMEDIATE;", kTables, "INSERT INTO store VALUES ('",
                                     store_id, "');", "PRAGMA application_id = ", kApplicationId,
                                     "; PRAGMA user_version = ", kVersion, "; COMMIT;"));
}

absl::Status UseWriteAheadLog(SqliteConnection& connection) {
  const absl::StatusOr<std::string> mode = connection.QueryText("PRAGMA journal_mode = WAL");
  if (!mode.ok()) return mode.status();
  if (*mode != "wal") {
    return StoreUnavailable("its file system does not support a write-ahead log",
                            "put it on a local disk");
  }
  return absl::OkStatus();
}

struct Marks {
  int64_t application_id = 0;
  int64_t version = 0;
  int64_t table_count = 0;
};

absl::StatusOr<Marks> ReadMarks(const SqliteConnection& connection) {
  const absl::StatusOr<int64_t> application_id = connection.QueryInt("PRAGMA application_id");
  if (!application_id.ok()) return application_id.status();
  const absl::StatusOr<int64_t> version = connection.QueryInt("PRAGMA user_version");
  if (!version.ok()) return version.status();
  const absl::StatusOr<int64_t> tables =
      connection.QueryInt("SELECT count(*) FROM sqlite_master WHERE type = 'table'");
  if (!tables.ok()) return tables.status();
  return Marks{*application_id, *version, *tables};
}

}  // namespace

absl::Status CheckFileHeader(absl::string_view first_bytes, const std::string& path) {
  if (first_bytes.empty() || first_bytes == kSqliteMagic) return absl::OkStatus();
  return NotAStore(path, "a file of another kind");
}

absl::StatusOr<bool> IsMade(const SqliteConnection& connection, const std::string& path) {
  const absl::StatusOr<Marks> marks = ReadMarks(connection);
  if (!marks.ok()) return marks.status();
  // A file that was being made when the power went may have a header and nothing more.
  if (marks->application_id == 0 && marks->version == 0 && marks->table_count == 0) return false;
  if (marks->application_id != kApplicationId) {
    return NotAStore(path, "an SQLite database of another program");
  }
  if (marks->version > kVersion) return StoreTooNew(path, marks->version, kVersion);
  if (marks->version != kVersion || marks->table_count < kTableCount) {
    return StoreDamaged("its tables are not those of its version");
  }
  return true;
}

absl::Status PrepareSchema(SqliteConnection& connection, const std::string& path,
                           const std::string& new_store_id) {
  const absl::StatusOr<bool> made = IsMade(connection, path);
  if (!made.ok()) return made.status();
  absl::Status status = absl::OkStatus();
  if (!*made) status = connection.Run(kNewFile);
  if (status.ok()) status = UseWriteAheadLog(connection);
  if (status.ok()) status = connection.Run(kWriting);
  if (status.ok() && !*made) status = MakeTables(connection, new_store_id);
  return status;
}

}  // namespace oas::log
