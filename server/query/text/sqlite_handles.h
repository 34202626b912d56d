// Owning handles of SQLite, and its errors as absl::Status.
#ifndef OAS_SERVER_QUERY_TEXT_SQLITE_HANDLES_H_
#define OAS_SERVER_QUERY_TEXT_SQLITE_HANDLES_H_

#include <sqlite3.h>

#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace oas::query {

struct DatabaseCloser {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct StatementFinalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

using DatabasePtr = std::unique_ptr<sqlite3, DatabaseCloser>;
using StatementPtr = std::unique_ptr<sqlite3_stmt, StatementFinalizer>;

// OK for SQLITE_OK, SQLITE_ROW and SQLITE_DONE; INTERNAL with SQLite's message otherwise.
absl::Status StatusOfSqlite(int code, sqlite3* database);

// An empty database in memory of its own. It must not be used by two threads at a time.
absl::StatusOr<DatabasePtr> OpenInMemory();

// Runs statements that answer nothing.
absl::Status Execute(sqlite3* database, const char* sql);

absl::StatusOr<StatementPtr> Prepare(sqlite3* database, absl::string_view sql);

// What FTS5 offers to its extensions; INTERNAL when this SQLite was built without FTS5.
absl::StatusOr<fts5_api*> Fts5ApiOf(sqlite3* database);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_SQLITE_HANDLES_H_
