// SQLite, with statuses and lifetimes that the compiler keeps.
//
//     absl::StatusOr<SqliteStatement> statement = connection.Prepare("SELECT a FROM t WHERE b >
//     ?"); statement->Bind(1, 7); absl::StatusOr<bool> row = statement->Step(); for (; row.ok() &&
//     *row; row = statement->Step()) Use(statement->Bytes(0));
#ifndef OAS_SERVER_LOG_SQLITE_CONNECTION_H_
#define OAS_SERVER_LOG_SQLITE_CONNECTION_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

struct sqlite3;
struct sqlite3_stmt;

namespace oas::log {

// The status of a result code of SQLite; `message` is SQLite's own. UNAVAILABLE for a full disk, a
// failed device or a file locked by another program; DATA_LOSS for a damaged file;
// PERMISSION_DENIED for one that cannot be written; INVALID_ARGUMENT for too large a value.
absl::Status SqliteError(int code, absl::string_view message);

// A prepared statement. Must not outlive its connection. Not thread-safe.
class SqliteStatement {
 public:
  // Parameters are counted from 1. Bytes must stay until the next Reset or Step that ends the rows.
  // What goes wrong is told by the next Step.
  void Bind(int parameter, int64_t value);
  void BindNull(int parameter);
  void BindText(int parameter, absl::string_view text);
  void BindBlob(int parameter, absl::string_view bytes);

  // Goes to the next row; false when there is none, or the statement has none to give.
  absl::StatusOr<bool> Step();
  // Runs a statement without rows, and makes it ready to run again.
  absl::Status Run();
  // Ready for new parameters.
  void Reset();

  // Columns of the row, from 0. Bytes (of text or blob) live until the next Step or Reset.
  bool IsNull(int column) const;
  int64_t Int(int column) const;
  absl::string_view Bytes(int column) const;

 private:
  friend class SqliteConnection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit SqliteStatement(sqlite3_stmt* statement) : statement_(statement) {}
  void Note(int code);
  absl::Status Error(int code) const;

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bind_code_ = 0;  // of the first Bind that failed
};

// An open database. Not thread-safe.
class SqliteConnection {
 public:
  enum class Access { kReadAndWrite, kRead };

  // Opens a file that is there. Errors as of SqliteError.
  static absl::StatusOr<SqliteConnection> Open(const std::string& path, Access access);

  // Runs statements without parameters, and passes over the rows they give.
  absl::Status Run(const std::string& sql);
  absl::StatusOr<SqliteStatement> Prepare(absl::string_view sql) const;
  // The first column of the first row; 0 when it is NULL or there is no row.
  absl::StatusOr<int64_t> QueryInt(absl::string_view sql) const;
  absl::StatusOr<std::string> QueryText(absl::string_view sql) const;
  // Whether a transaction is open.
  bool InTransaction() const;
  // Whether the last statement failed for want of room.
  bool DiskIsFull() const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit SqliteConnection(sqlite3* connection) : connection_(connection) {}

  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SQLITE_CONNECTION_H_
