#include "client/cpp/feed_token_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/util/json_util.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::missions {
namespace {

absl::Status Failed(absl::string_view what, const std::string& path) {
  const int error = errno;
  return absl::UnknownError(
      absl::StrCat(path, " could not be ", what, ": ", std::generic_category().message(error)));
}

// A file descriptor that is closed in any case.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }

 private:
  const int fd_;
};

bool WriteAll(int fd, absl::string_view data) {
  while (!data.empty()) {
    const ssize_t written = write(fd, data.data(), data.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) data.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// A name is on the disk once its folder is.
absl::Status SyncFolder(const std::string& folder) {
  const Descriptor fd(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || fsync(fd.get()) != 0) return Failed("written to disk", folder);
  return absl::OkStatus();
}

absl::Status WriteFile(const std::string& path, absl::string_view data) {
  constexpr int kMode = 0644;
  const Descriptor fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
  if (fd.get() < 0) return Failed("created", path);
  if (!WriteAll(fd.get(), data)) return Failed("written", path);
  if (fsync(fd.get()) != 0) return Failed("written to disk", path);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::optional<FeedPosition>> FeedTokenFile::Read() const {
  std::ifstream file(path_);
  if (!file) {
    if (errno == ENOENT) return std::optional<FeedPosition>();
    return Failed("read", path_);
  }
  std::stringstream text;
  text << file.rdbuf();
  v1::WatchTimelineResponse saved;
  if (!google::protobuf::util::JsonStringToMessage(text.str(), &saved).ok() ||
      (saved.resume_token().empty() && saved.revision() == 0)) {
    return absl::FailedPreconditionError(
        absl::StrCat(path_, " holds no position of a feed: name another file, or remove it"));
  }
  return std::optional<FeedPosition>({.revision = saved.revision(),
                                      .resume_token = saved.resume_token(),
                                      .synced = saved.has_synced()});
}

absl::Status FeedTokenFile::Write(const FeedPosition& position) const {
  // The form of the response that the position is behind, so that there is one form to know.
  v1::WatchTimelineResponse saved;
  saved.set_revision(position.revision);
  saved.set_resume_token(position.resume_token);
  if (position.synced) saved.mutable_synced();
  std::string json;
  google::protobuf::util::MessageToJsonString(saved, &json).ok();  // No Any is in it.
  const std::string beside = absl::StrCat(path_, ".new");
  if (absl::Status status = WriteFile(beside, absl::StrCat(json, "\n")); !status.ok())
    return status;
  if (std::rename(beside.c_str(), path_.c_str()) != 0) return Failed("replaced", path_);
  return SyncFolder(FolderOf(path_));
}

}  // namespace oas::missions
