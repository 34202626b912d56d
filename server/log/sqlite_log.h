// The commit log in a file of one machine: SQLite, embedded.
#ifndef OAS_SERVER_LOG_SQLITE_LOG_H_
#define OAS_SERVER_LOG_SQLITE_LOG_H_

#include <memory>
#include <mutex>
#include <string>

#include "server/log/commit_log.h"
#include "server/log/file_lock.h"
#include "server/log/sqlite_connection.h"

namespace oas::log {

// Thread-safe, as CommitLog says: calls wait for one another. A commit is synced to the disk before
// Append returns. The process has the file alone; other programs may read it meanwhile.
class SqliteLog final : public CommitLog {
 public:
  // Opens the store at `path`, and makes it when there is none. Looks at its header, its tables and
  // its newest commit, which takes no longer for a large store; VerifyFile looks at all of it.
  //
  // Errors: StoreFolderMissing, StoreNotWritable, StoreInUse, NotAStore, StoreTooNew, and
  // StoreNotOpened with the code of SqliteError.
  static absl::StatusOr<std::unique_ptr<SqliteLog>> Open(const std::string& path);

  using CommitLog::Append;
  absl::Status Append(const Commit& commit, ChangeSource changes) override;
  absl::StatusOr<int64_t> NewestRevision() const override;
  absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                    CommitVisitor& visitor) const override;

  // Reads every page of the file, and returns DATA_LOSS when one contradicts another. Takes about
  // as long as reading the file twice.
  absl::Status VerifyFile() const;

 private:
  // The end of the log.
  struct Tip {
    int64_t revision = 0;
    int64_t position = 0;  // of the last change
  };

  SqliteLog(FileLock lock, SqliteConnection connection, SqliteStatement insert_revision,
            SqliteStatement insert_change, Tip tip)
      : lock_(std::move(lock)),
        connection_(std::move(connection)),
        insert_revision_(std::move(insert_revision)),
        insert_change_(std::move(insert_change)),
        tip_(tip) {}

  static absl::StatusOr<Tip> ReadTip(const SqliteConnection& connection);
  absl::Status Insert(const Commit& commit, ChangeSource changes, Tip& tip);
  absl::Status InsertChanges(int64_t revision, ChangeSource changes, Tip& tip);

  mutable std::mutex mutex_;
  const FileLock lock_;  // first, so that it outlives the connection
  SqliteConnection connection_;
  SqliteStatement insert_revision_;
  SqliteStatement insert_change_;
  Tip tip_;
  absl::Status broken_;  // why nothing may be appended any more
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SQLITE_LOG_H_
