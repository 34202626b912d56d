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
#include "server/log/sqlite_reader.h"
#include "server/log/sqlite_writer.h"

namespace oas::log {

// Thread-safe, as CommitLog says. Appends wait for one another; reads wait for nobody, and see the
// log as it was when they began. A commit is synced to the disk before Append returns. The process
// has the file alone; other programs may read it meanwhile.
class SqliteLog final : public CommitLog {
 public:
  // Opens the store at `path`, and makes it when there is none. Looks at its header, its tables and
  // its newest commit, which takes no longer for a large store; VerifyFile looks at all of it.
  //
  // Errors: StoreFolderMissing, StoreNotWritable, StoreInUse, NotAStore, StoreTooNew, and
  // StoreNotOpened with the code of SqliteError.
  static absl::StatusOr<std::unique_ptr<SqliteLog>> Open(const std::string& path);

  using CommitLog::Append;
  absl::Status Append(absl::Span<PendingCommit> commits) override;
  absl::StatusOr<std::string> StoreId() const override { return store_id_; }
  absl::StatusOr<Commit> Newest() const override { return newest_.Get(); }
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
  SqliteLog(FileLock lock, SqliteWriter writer, std::string store_id, Commit newest)
      : lock_(std::move(lock)),
        writer_(std::move(writer)),
        readers_(lock_.path()),
        store_id_(std::move(store_id)),
        newest_(std::move(newest)) {}

  const FileLock lock_;  // first, so that it outlives the connections
  std::mutex append_mutex_;
  SqliteWriter writer_;
  const SqliteReaders readers_;  // closed before the writer, which then clears up the file
  const std::string store_id_;
  NewestCommit newest_;
  std::atomic<bool> broken_ = false;  // whether the outcome of a commit is not known
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SQLITE_LOG_H_
