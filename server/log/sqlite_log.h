// The commit log in a file of one machine: SQLite, embedded.
#ifndef OAS_SERVER_LOG_SQLITE_LOG_H_
#define OAS_SERVER_LOG_SQLITE_LOG_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "server/log/commit_log.h"
#include "server/log/file_lock.h"
#include "server/log/newest_commit.h"
#include "server/log/pending_commits.h"
#include "server/log/sqlite_reader.h"
#include "server/log/sqlite_writer.h"

namespace oas::log {

// Thread-safe, as CommitLog says. Appends wait for one another; reads wait for nobody, and see the
// log as it was when they began. A commit is synced to the disk before Append returns. The process
// has the file alone; other programs may read it meanwhile.
class SqliteLog final : public CommitLog {
 public:
  // Opens the store at `path`, and makes it when there is none. Looks at its header, its tables and
  // its newest commit, which takes no longer for a large store; VerifyFile looks at all of it. A
  // new store gets the id.
  //
  // Errors: StoreFolderMissing, StoreNotWritable, StoreInUse, NotAStore, StoreTooNew, and
  // StoreNotOpened with the code of SqliteError.
  static absl::StatusOr<std::unique_ptr<SqliteLog>> Open(
      const std::string& path, const std::string& new_store_id = NewStoreId());

  // Opens a store that is there, also while a server has it; nothing can be appended. Errors:
  // StoreMissing, NotAStore, StoreTooNew, and StoreNotOpened.
  static absl::StatusOr<std::unique_ptr<SqliteLog>> OpenToRead(const std::string& path);

  using CommitLog::Append;
  absl::Status Append(absl::Span<PendingCommit> commits) override;
  absl::StatusOr<std::string> StoreId() const override { return store_id_; }
  absl::StatusOr<Commit> Newest() const override;
  absl::Status WaitForNews(int64_t revision, absl::Time deadline) const override;
  absl::StatusOr<std::optional<Commit>> Find(int64_t revision) const override;
  absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view request_id) const override;
  absl::StatusOr<std::optional<Commit>> FindAt(absl::Time time) const override;
  absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                    CommitVisitor& visitor) const override;
  absl::Status ReadCommits(int64_t first, int64_t last, ReadOrder order,
                           absl::FunctionRef<absl::Status(const Commit&)> tell) const override;
  absl::Status ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                            CommitVisitor& visitor) const override;

  // Reads every page of the file, and returns DATA_LOSS when one contradicts another. Takes about
  // as long as reading the file twice.
  absl::Status VerifyFile() const;

 private:
  // What appending needs.
  struct Claim {
    FileLock lock;  // first, so that it outlives the connection
    SqliteWriter writer;
  };

  SqliteLog(std::unique_ptr<Claim> claim, std::string path, std::string store_id, Commit newest)
      : claim_(std::move(claim)),
        readers_(std::move(path)),
        store_id_(std::move(store_id)),
        newest_(std::move(newest)) {}

  const std::unique_ptr<Claim> claim_;  // nullptr when the log was opened to read
  std::mutex append_mutex_;
  const SqliteReaders readers_;  // closed before the writer, which then clears up the file
  const std::string store_id_;
  NewestCommit newest_;               // when this process appends
  std::atomic<bool> broken_ = false;  // whether the outcome of a commit is not known
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SQLITE_LOG_H_
