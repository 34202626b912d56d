// Data on its way to standard output. Nothing that goes wrong there is lost: a full disk is an
// error, a reader that has seen enough is not.
#ifndef CLIENT_CLI_OUTPUT_OUTPUT_STREAM_H_
#define CLIENT_CLI_OUTPUT_OUTPUT_STREAM_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace oas::missions::cli {

// A buffered writer to a file descriptor, which it does not own. Not thread-safe. SIGPIPE must be
// ignored. After a failed write every call returns the same error: UNKNOWN with the system's words,
// or CANCELLED when the reader closed its end (see reader_gone).
class OutputStream {
 public:
  explicit OutputStream(int fd) : fd_(fd) {}
  OutputStream(const OutputStream&) = delete;
  OutputStream& operator=(const OutputStream&) = delete;

  absl::Status Write(absl::string_view data);
  absl::Status Flush();

  // True once the reader has closed the pipe: reason to stop, not a failure.
  bool reader_gone() const { return absl::IsCancelled(status_); }

 private:
  const int fd_;
  std::string buffer_;
  absl::Status status_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_OUTPUT_STREAM_H_
