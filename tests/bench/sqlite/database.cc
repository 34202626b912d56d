#include "tests/bench/sqlite/database.h"

#include <cstdlib>
#include <iostream>

#include "absl/strings/str_cat.h"

namespace oas::bench {
namespace {

[[noreturn]] void Fail(sqlite3* database) {
  std::cerr << "SQLite: " << sqlite3_errmsg(database) << std::endl;
  std::exit(1);
}

}  // namespace

void Statement::Check(int code) const {
  if (code != SQLITE_OK) Fail(sqlite3_db_handle(get()));
}

Statement& Statement::Bind(int parameter, int64_t value) {
  Check(sqlite3_bind_int64(get(), parameter, value));
  return *this;
}

Statement& Statement::Bind(int parameter, double value) {
  Check(sqlite3_bind_double(get(), parameter, value));
  return *this;
}

Statement& Statement::Bind(int parameter, absl::string_view text) {
  Check(sqlite3_bind_text(get(), parameter, text.data(), static_cast<int>(text.size()),
                          SQLITE_STATIC));
  return *this;
}

Statement& Statement::BindBlob(int parameter, absl::string_view bytes) {
  Check(sqlite3_bind_blob(get(), parameter, bytes.data(), static_cast<int>(bytes.size()),
                          SQLITE_STATIC));
  return *this;
}

Statement& Statement::BindNull(int parameter) {
  Check(sqlite3_bind_null(get(), parameter));
  return *this;
}

bool Statement::Step() {
  const int code = sqlite3_step(get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) Fail(sqlite3_db_handle(get()));
  sqlite3_reset(get());
  return false;
}

void Statement::Run() {
  while (Step()) {
  }
}

absl::string_view Statement::Text(int column) const {
  const auto* const text = static_cast<const char*>(sqlite3_column_blob(get(), column));
  return {text, static_cast<size_t>(sqlite3_column_bytes(get(), column))};
}

Database::Database(const std::string& uri, int flags) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) Fail(database);
}

Database Database::Create(const std::string& path) {
  Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  database.Run("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  return database;
}

Database Database::OpenForReading(const std::string& path) {
  Database database(absl::StrCat("file:", path, "?immutable=1"),
                    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  database.Run("PRAGMA mmap_size = 17179869184; PRAGMA temp_store = MEMORY");
  return database;
}

void Database::Run(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    Fail(database_.get());
  }
}

Statement Database::Prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.c_str(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) Fail(database_.get());
  return Statement(statement);
}

}  // namespace oas::bench
