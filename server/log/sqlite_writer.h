// Appends to a SQLite store: the one connection that writes.
#ifndef OAS_SERVER_LOG_SQLITE_WRITER_H_
#define OAS_SERVER_LOG_SQLITE_WRITER_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/log/chain.h"
#include "server/log/commit_log.h"
#include "server/log/sqlite_connection.h"

namespace oas::log {

// Not thread-safe.
class SqliteWriter {
 public:
  // Opens the file, and makes the tables of a store called `new_store_id` in an empty one. Errors
  // as of PrepareSchema; `shown_path` as the user wrote it.
  static absl::StatusOr<SqliteWriter> Open(const std::string& path, const std::string& shown_path,
                                           const std::string& new_store_id);

  // Where the next change goes: after this position.
  void StartAfter(int64_t last_position) { last_position_ = last_position; }

  // Does what CommitLog::Append does, after `newest`. After an error of the commit itself, save for
  // want of room, the writer is of no use any more, and `broken` is true: what reached the disk is
  // not known.
  absl::StatusOr<Commit> Append(absl::Span<PendingCommit> commits, const Commit& newest);
  bool broken() const { return !broken_.ok(); }

 private:
  // What every commit runs, prepared once.
  struct Statements {
    SqliteStatement begin;
    SqliteStatement insert_revision;
    SqliteStatement insert_change;
    SqliteStatement commit;
  };

  SqliteWriter(SqliteConnection connection, Statements statements)
      : connection_(std::move(connection)), statements_(std::move(statements)) {}

  static absl::StatusOr<Statements> PrepareStatements(const SqliteConnection& connection);

  absl::Status InsertAll(absl::Span<PendingCommit> commits, const Commit& newest,
                         std::vector<Commit>& kept);
  // Sets what the log sets of `commit`.
  absl::Status Insert(ChangeSource changes, uint64_t previous_chain, Commit& commit);
  absl::Status InsertChange(int64_t revision, const Change& change);
  absl::Status EndTransaction(absl::Status status);

  SqliteConnection connection_;
  Statements statements_;
  int64_t last_position_ = 0;
  absl::Status broken_;  // why nothing may be appended any more
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SQLITE_WRITER_H_
