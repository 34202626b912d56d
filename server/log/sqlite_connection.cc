#include "server/log/sqlite_connection.h"

#include <sqlite3.h>

#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr int kPrimaryMask = 0xff;  // extended codes tell more above it

}  // namespace

absl::Status SqliteError(int code, absl::string_view message) {
  const std::string cause = absl::StrCat(message, " (SQLite ", code, ")");
  switch (code & kPrimaryMask) {
    case SQLITE_FULL:
      return StoreUnavailable("its disk is full", "make room, then try again");
    case SQLITE_IOERR:
      return StoreUnavailable(cause, "see to its disk, then try again");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StoreUnavailable("another program has locked it", "end that program, then try again");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return StoreDamaged(cause);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return absl::PermissionDeniedError(
          absl::StrCat(cause, "; the server needs write access to the file and to its folder"));
    case SQLITE_TOOBIG:
      return ChangeTooLarge();
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_UNIQUE) return RequestIdTaken();
      return StoreFault(cause);
    default:
      return StoreFault(cause);
  }
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);  // repeats the error of the last Step, if any
}

void SqliteStatement::Note(int code) {
  if (bind_code_ == SQLITE_OK) bind_code_ = code;
}

absl::Status SqliteStatement::Error(int code) const {
  return SqliteError(code, sqlite3_errmsg(sqlite3_db_handle(statement_.get())));
}

void SqliteStatement::Bind(int parameter, int64_t value) {
  Note(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void SqliteStatement::BindNull(int parameter) {
  Note(sqlite3_bind_null(statement_.get(), parameter));
}

// A null pointer would bind NULL, and empty views may have one.
void SqliteStatement::BindText(int parameter, absl::string_view text) {
  Note(sqlite3_bind_text64(statement_.get(), parameter, text.empty() ? "" : text.data(),
                           text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void SqliteStatement::BindBlob(int parameter, absl::string_view bytes) {
  Note(sqlite3_bind_blob64(statement_.get(), parameter, bytes.empty() ? "" : bytes.data(),
                           bytes.size(), SQLITE_STATIC));
}

absl::StatusOr<bool> SqliteStatement::Step() {
  if (bind_code_ != SQLITE_OK) return Error(bind_code_);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return Error(code);
}

absl::Status SqliteStatement::Run() {
  const absl::StatusOr<bool> row = Step();
  Reset();
  return row.status();
}

void SqliteStatement::Reset() {
  sqlite3_reset(statement_.get());  // repeats the error of the last Step, if any
  bind_code_ = SQLITE_OK;
}

bool SqliteStatement::IsNull(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

int64_t SqliteStatement::Int(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

absl::string_view SqliteStatement::Bytes(int column) const {
  const auto* const data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  if (data == nullptr) return {};  // of no length
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void SqliteConnection::Close::operator()(sqlite3* connection) const { sqlite3_close(connection); }

absl::StatusOr<SqliteConnection> SqliteConnection::Open(const std::string& path, Access access) {
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  SqliteConnection connection(opened);  // also when it failed
  if (code != SQLITE_OK) return SqliteError(code, sqlite3_errstr(code));
  return connection;
}

absl::Status SqliteConnection::Run(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return SqliteError(code, sqlite3_errmsg(connection_.get()));
  return absl::OkStatus();
}

absl::StatusOr<SqliteStatement> SqliteConnection::Prepare(absl::string_view sql) const {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (code != SQLITE_OK) return SqliteError(code, sqlite3_errmsg(connection_.get()));
  return SqliteStatement(prepared);
}

absl::StatusOr<int64_t> SqliteConnection::QueryInt(absl::string_view sql) const {
  absl::StatusOr<SqliteStatement> statement = Prepare(sql);
  if (!statement.ok()) return statement.status();
  const absl::StatusOr<bool> row = statement->Step();
  if (!row.ok()) return row.status();
  return *row ? statement->Int(0) : 0;
}

absl::StatusOr<std::string> SqliteConnection::QueryText(absl::string_view sql) const {
  absl::StatusOr<SqliteStatement> statement = Prepare(sql);
  if (!statement.ok()) return statement.status();
  const absl::StatusOr<bool> row = statement->Step();
  if (!row.ok()) return row.status();
  return *row ? std::string(statement->Bytes(0)) : std::string();
}

bool SqliteConnection::InTransaction() const {
  return sqlite3_get_autocommit(connection_.get()) == 0;
}

bool SqliteConnection::DiskIsFull() const {
  return (sqlite3_errcode(connection_.get()) & kPrimaryMask) == SQLITE_FULL;
}

}  // namespace oas::log
