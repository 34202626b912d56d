#include "server/query/text/sqlite_handles.h"

#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"

namespace oas::query {

absl::Status StatusOfSqlite(int code, sqlite3* database) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return absl::OkStatus();
  return catalog::MakeError(absl::StatusCode::kInternal, v1::ERROR_REASON_INTERNAL,
                            absl::StrCat("text index: ", sqlite3_errmsg(database)), {});
}

absl::StatusOr<DatabasePtr> OpenInMemory() {
  // The VFS memdb holds the file in one block of memory, so that others can read it in place.
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2("text", &raw, kFlags, "memdb");
  DatabasePtr database(raw);
  absl::Status status = StatusOfSqlite(code, raw);
  if (!status.ok()) return status;
  return database;
}

absl::Status Execute(sqlite3* database, const char* sql) {
  return StatusOfSqlite(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), database);
}

absl::StatusOr<StatementPtr> Prepare(sqlite3* database, absl::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  StatementPtr statement(raw);
  absl::Status status = StatusOfSqlite(code, database);
  if (!status.ok()) return status;
  return statement;
}

absl::StatusOr<fts5_api*> Fts5ApiOf(sqlite3* database) {
  auto statement = Prepare(database, "SELECT fts5(?1)");
  if (!statement.ok()) return statement.status();
  fts5_api* api = nullptr;
  sqlite3_bind_pointer(statement->get(), 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  absl::Status status = StatusOfSqlite(sqlite3_step(statement->get()), database);
  if (!status.ok()) return status;
  return api;
}

}  // namespace oas::query
