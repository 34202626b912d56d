// The claim of one process to a file, so that a second server on the same store is told so.
#ifndef OAS_SERVER_LOG_FILE_LOCK_H_
#define OAS_SERVER_LOG_FILE_LOCK_H_

#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace oas::log {

// Held from Take to destruction, or to the end of the process, however it ends. It is a lock of
// flock(2): it keeps out other holders of a FileLock, also by another name of the file, and does
// not disturb the locks that SQLite sets. It must outlive every SQLite connection to the file:
// closing a file gives up all locks of fcntl(2), SQLite's, that the process has on it.
class FileLock {
 public:
  // Makes the file when it is not there, empty. Errors: StoreFolderMissing, StoreNotWritable,
  // StoreInUse, NotAStore when it is no regular file.
  static absl::StatusOr<FileLock> Take(const std::string& path);

  ~FileLock();
  FileLock(FileLock&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
  FileLock& operator=(FileLock&&) = delete;

  // The file without symbolic links, from the root.
  const std::string& path() const { return path_; }
  // The first bytes of the file, at most `count`.
  std::string FirstBytes(size_t count) const;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  std::string path_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_FILE_LOCK_H_
