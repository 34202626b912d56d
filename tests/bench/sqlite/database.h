// SQLite for the server to compare with: statements that are prepared once and read fast. Every
// failure ends the program, as befits a measurement.
#ifndef OAS_TESTS_BENCH_SQLITE_DATABASE_H_
#define OAS_TESTS_BENCH_SQLITE_DATABASE_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace oas::bench {

// Not thread-safe. Must not outlive its database.
class Statement {
 public:
  // Parameters are counted from 1. Text must stay until the statement is reset.
  Statement& Bind(int parameter, int64_t value);
  Statement& Bind(int parameter, double value);
  Statement& Bind(int parameter, absl::string_view text);
  Statement& BindBlob(int parameter, absl::string_view bytes);
  Statement& BindNull(int parameter);

  // Goes to the next row; at the end the statement is reset and the answer is false.
  bool Step();
  // Runs a statement that gives no rows.
  void Run();

  // Columns of the row, from 0. Views live until the next Step.
  bool IsNull(int column) const { return sqlite3_column_type(get(), column) == SQLITE_NULL; }
  int64_t Int(int column) const { return sqlite3_column_int64(get(), column); }
  double Double(int column) const { return sqlite3_column_double(get(), column); }
  absl::string_view Text(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  sqlite3_stmt* get() const { return statement_.get(); }
  void Check(int code) const;

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// Not thread-safe.
class Database {
 public:
  // A new file at `path`, to be filled fast: a crash leaves it useless.
  static Database Create(const std::string& path);
  // A file that nobody writes, mapped into memory.
  static Database OpenForReading(const std::string& path);

  void Run(const std::string& sql);
  Statement Prepare(const std::string& sql) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  Database(const std::string& uri, int flags);

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_SQLITE_DATABASE_H_
