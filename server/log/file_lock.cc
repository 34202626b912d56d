#include "server/log/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "server/log/log_errors.h"

namespace oas::log {
namespace {

absl::Status OpenError(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return StoreFolderMissing(path);
  if (error == EISDIR) return NotAStore(path, "a folder");
  return StoreNotWritable(path, std::generic_category().message(error));
}

// A new file is durable once its folder is.
void SyncFolderOf(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // the folder of a file we made; only a race could take it away
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

absl::StatusOr<FileLock> FileLock::Take(const std::string& path) {
  // Not blocking, lest the opening of a pipe wait for its other end.
  constexpr int kFlags = O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK;
  constexpr mode_t kMode = 0644;  // less the umask
  const int descriptor = ::open(path.c_str(), kFlags, kMode);
  if (descriptor < 0) return OpenError(path, errno);
  FileLock lock(descriptor);
  struct stat facts = {};
  if (::fstat(descriptor, &facts) != 0) return OpenError(path, errno);
  if (!S_ISREG(facts.st_mode)) return NotAStore(path, "no regular file");
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return StoreInUse(path);
    return StoreNotWritable(path, std::generic_category().message(errno));
  }
  std::error_code error;
  lock.path_ = std::filesystem::canonical(path, error).string();
  if (error) return OpenError(path, error.value());
  if (facts.st_size == 0) SyncFolderOf(lock.path_);
  return lock;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string FileLock::FirstBytes(size_t count) const {
  std::string bytes(count, '\0');
  const ssize_t read = ::pread(descriptor_, bytes.data(), count, 0);
  bytes.resize(static_cast<size_t>(std::max<ssize_t>(read, 0)));
  return bytes;
}

}  // namespace oas::log
