// Keeps the position of a feed in a file, for programs that nobody watches over.
//
//     FeedTokenFile file("/var/lib/mirror/oas-missions.json");
//     absl::StatusOr<std::optional<FeedPosition>> position = file.Read();
//     FeedReader reader(client, {.request = request, .position = *position});
//     ... and in OnChanges, when the changes are dealt with: file.Write(changes.position)
#ifndef CLIENT_CPP_FEED_TOKEN_FILE_H_
#define CLIENT_CPP_FEED_TOKEN_FILE_H_

#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/cpp/feed_position.h"

namespace oas::missions {

// A file that holds the last position that was written, whole, whenever the machine stops. It is a
// line of JSON. Errors have the path and the system's words. Not for two writers at a time.
class FeedTokenFile {
 public:
  explicit FeedTokenFile(std::string path) : path_(std::move(path)) {}

  // Nothing when there is no such file; FAILED_PRECONDITION when it holds something else.
  absl::StatusOr<std::optional<FeedPosition>> Read() const;

  // Replaces the position: a new file beside the old one takes its place once it is on the disk.
  absl::Status Write(const FeedPosition& position) const;

  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_FEED_TOKEN_FILE_H_
