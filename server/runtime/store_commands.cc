#include "server/runtime/store_commands.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "server/log/file_lock.h"
#include "server/log/log_errors.h"
#include "server/log/open_log.h"
#include "server/log/sqlite_connection.h"
#include "server/log/sqlite_log.h"
#include "server/log/verify_log.h"
#include "server/runtime/exit_code.h"

namespace oas::runtime {
namespace {

constexpr char kSqlite[] = "sqlite:";

std::string Facts(const log::Commit& newest) {
  return absl::StrFormat("revision %d, chain %016x", newest.revision, newest.chain);
}

void RemoveStoreFile(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::error_code none;
    std::filesystem::remove(path + suffix, none);
  }
}

// A SQLite store under another name until it is whole, as a file that needs no other beside it.
class NewStoreFile {
 public:
  explicit NewStoreFile(std::string path) : path_(std::move(path)), partial_(path_ + ".partial") {}
  ~NewStoreFile() {
    if (made_) RemoveStoreFile(partial_);
  }
  NewStoreFile(const NewStoreFile&) = delete;
  NewStoreFile& operator=(const NewStoreFile&) = delete;

  absl::StatusOr<log::Commit> FillFrom(const log::CommitLog& from, log::ChangeProgress progress) {
    if (std::filesystem::exists(path_)) return FileThere();
    absl::Status cleared = Clear();
    if (!cleared.ok()) return cleared;
    const absl::StatusOr<std::string> id = from.StoreId();
    if (!id.ok()) return id.status();
    absl::StatusOr<log::Commit> newest = absl::UnknownError("");
    {
      const auto to = log::SqliteLog::Open(partial_, *id);
      if (!to.ok()) return to.status();
      newest = log::CopyLog(from, **to, progress);
    }
    if (!newest.ok()) return newest;
    absl::Status finished = Finish();
    if (!finished.ok()) return finished;
    return newest;
  }

 private:
  // Takes away what an interrupted run left; an error when another run is at work.
  absl::Status Clear() {
    const absl::StatusOr<log::FileLock> lock = log::FileLock::Take(partial_);
    if (!lock.ok()) return lock.status();
    made_ = true;
    RemoveStoreFile(partial_);
    return absl::OkStatus();
  }

  absl::Status Finish() {
    {
      // A file that is only read is best without a write-ahead log; a server turns it on again.
      auto connection =
          log::SqliteConnection::Open(partial_, log::SqliteConnection::Access::kReadAndWrite);
      if (!connection.ok()) return connection.status();
      absl::Status plain = connection->Run("PRAGMA journal_mode = DELETE");
      if (!plain.ok()) return plain;
    }
    // Unlike a renaming, a link does not replace what has come there meanwhile. Some file systems
    // have none.
    if (::link(partial_.c_str(), path_.c_str()) != 0) {
      if (errno == EEXIST) return FileThere();
      std::error_code error;
      std::filesystem::rename(partial_, path_, error);
      if (error) return log::StoreNotWritable(path_, error.message());
    }
    SyncFolder();
    return absl::OkStatus();
  }

  absl::Status FileThere() const {
    return absl::FailedPreconditionError(
        absl::StrCat(path_, " is there already; nothing was changed: name another file"));
  }

  void SyncFolder() const {
    const std::string folder = std::filesystem::absolute(path_).parent_path().string();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
  }

  const std::string path_;
  const std::string partial_;
  bool made_ = false;
};

// Rewrites one line of the terminal now and then.
class ProgressLine {
 public:
  void Tell(int64_t done, int64_t all) {
    constexpr absl::Duration kStep = absl::Milliseconds(200);
    if (!terminal_ || absl::Now() - told_ < kStep) return;
    told_ = absl::Now();
    shown_ = true;
    std::cerr << "\r    " << done << " of " << all << " changes" << std::flush;
  }
  void Clear() const {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  }

 private:
  const bool terminal_ = ::isatty(STDERR_FILENO) == 1;
  absl::Time told_ = absl::Now();
  bool shown_ = false;
};

}  // namespace

absl::StatusOr<std::string> BackUp(const std::string& store, const std::string& file,
                                   log::ChangeProgress progress) {
  const auto from = log::OpenLogToRead(store);
  if (!from.ok()) return from.status();
  const absl::StatusOr<log::Commit> newest = NewStoreFile(file).FillFrom(**from, progress);
  if (!newest.ok()) return newest.status();
  return absl::StrCat("backed up ", log::ShownAddress(store), " to ", file, ": ", Facts(*newest));
}

absl::StatusOr<std::string> Restore(const std::string& file, const std::string& store,
                                    log::ChangeProgress progress) {
  const auto from = log::OpenLogToRead(kSqlite + file);
  if (!from.ok()) return from.status();
  absl::StatusOr<log::Commit> newest = absl::UnknownError("");
  if (absl::StartsWith(store, kSqlite)) {
    newest = NewStoreFile(store.substr(sizeof(kSqlite) - 1)).FillFrom(**from, progress);
  } else {
    const absl::StatusOr<std::string> id = (*from)->StoreId();
    if (!id.ok()) return id.status();
    const auto to = log::OpenLog(store, *id);
    if (!to.ok()) return to.status();
    const absl::StatusOr<log::Commit> there = (*to)->Newest();
    if (!there.ok()) return there.status();
    // One that is empty and has another id was made before, by a server that may be using it.
    if (there->revision > 0 || (*to)->StoreId().value_or("") != *id) {
      return log::StoreNotEmpty(log::ShownAddress(store), there->revision);
    }
    newest = log::CopyLog(**from, **to, progress);
  }
  if (!newest.ok()) return newest.status();
  return absl::StrCat("restored ", file, " to ", log::ShownAddress(store), ": ", Facts(*newest));
}

absl::StatusOr<std::string> Verify(const std::string& store, log::ChangeProgress progress) {
  const auto log = log::OpenLogToRead(store);
  if (!log.ok()) return log.status();
  if (const auto* const sqlite = dynamic_cast<const log::SqliteLog*>(log->get())) {
    absl::Status pages = sqlite->VerifyFile();
    if (!pages.ok()) return pages;
  }
  const absl::StatusOr<log::Commit> newest = log::VerifyLog(**log, progress);
  if (!newest.ok()) return newest.status();
  return absl::StrCat("verified ", log::ShownAddress(store), ": ", Facts(*newest), ", no faults");
}

int RunStoreCommand(const StoreCommand& command) {
  ProgressLine line;
  const auto progress = [&line](int64_t done, int64_t all) { line.Tell(done, all); };
  absl::StatusOr<std::string> done = absl::UnknownError("");
  switch (command.verb) {
    case StoreCommand::Verb::kBackup:
      done = BackUp(command.store, command.file, progress);
      break;
    case StoreCommand::Verb::kRestore:
      done = Restore(command.file, command.store, progress);
      break;
    case StoreCommand::Verb::kVerify:
      done = Verify(command.store, progress);
      break;
  }
  line.Clear();
  if (done.ok()) {
    std::cout << "missiond: " << *done << "\n";
    return kExitOk;
  }
  std::cerr << "missiond: " << done.status().message() << "\n";
  return kExitStore;
}

}  // namespace oas::runtime
