// Reads of a SQLite store, each on a connection that can only read.
//
//     absl::StatusOr<SqliteReaders::Lease> reader = readers.Take();
//     if (reader.ok()) absl::StatusOr<std::optional<Commit>> commit = (*reader)->Find(7);
#ifndef OAS_SERVER_LOG_SQLITE_READER_H_
#define OAS_SERVER_LOG_SQLITE_READER_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/log/commit_log.h"
#include "server/log/sqlite_connection.h"

namespace oas::log {

// One connection. Sees the store as it is when a call begins, to the end of the call. Its methods
// do what those of CommitLog do. Not thread-safe.
class SqliteReader {
 public:
  // The end of the log.
  struct Tip {
    Commit commit;              // of revision 0 when the log is empty
    int64_t last_position = 0;  // of the last change
  };

  // Opens a store that is there. Errors as of SqliteError.
  static absl::StatusOr<SqliteReader> Open(const std::string& path);

  // What the file holds, for whoever has it open.
  const SqliteConnection& connection() const { return connection_; }

  // DATA_LOSS when the first or the last rows of the tables do not fit together, or an index of the
  // revisions does not fit to them.
  absl::StatusOr<Tip> CheckTip() const;
  // DATA_LOSS when the index of names does not fit to the changes. Takes time with their number.
  absl::Status CheckNames() const;
  absl::StatusOr<std::string> StoreId() const;
  absl::StatusOr<Commit> Newest() const;
  absl::StatusOr<std::optional<Commit>> Find(int64_t revision) const;
  absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view request_id) const;
  absl::StatusOr<std::optional<Commit>> FindAt(absl::Time time) const;
  absl::Status Read(int64_t first, int64_t last, ReadOrder order, CommitVisitor& visitor) const;
  absl::Status ReadCommits(int64_t first, int64_t last, ReadOrder order,
                           absl::FunctionRef<absl::Status(const Commit&)> tell) const;
  absl::Status ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                            CommitVisitor& visitor) const;
  // DATA_LOSS when one page of the file contradicts another.
  absl::Status CheckPages() const;

 private:
  explicit SqliteReader(SqliteConnection connection) : connection_(std::move(connection)) {}

  // Calls `tell` with the row of each commit of the range.
  absl::Status ForEachRow(int64_t first, int64_t last, ReadOrder order,
                          absl::FunctionRef<absl::Status(const SqliteStatement& row)> tell) const;

  SqliteConnection connection_;
};

// Readers of one store: as many as read at the same time. Thread-safe.
class SqliteReaders {
 public:
  struct Return {
    const SqliteReaders* from;
    void operator()(SqliteReader* reader) const { from->Put(reader); }
  };
  // A reader for one call. Must not outlive what it was taken from.
  using Lease = std::unique_ptr<SqliteReader, Return>;

  explicit SqliteReaders(std::string path) : path_(std::move(path)) {}

  // Errors as of SqliteError.
  absl::StatusOr<Lease> Take() const;

 private:
  void Put(SqliteReader* reader) const;

  const std::string path_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<SqliteReader>> idle_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SQLITE_READER_H_
