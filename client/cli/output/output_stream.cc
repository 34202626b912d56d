#include "client/cli/output/output_stream.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace oas::missions::cli {
namespace {

constexpr std::size_t kBufferBytes = 65'536;

absl::Status WriteError(int error) {
  if (error == EPIPE) return absl::CancelledError("the reader closed the pipe");
  return absl::UnknownError(absl::StrCat(
      "The output could not be written: ", std::generic_category().message(error), "."));
}

}  // namespace

absl::Status OutputStream::Write(absl::string_view data) {
  if (!status_.ok()) return status_;
  buffer_.append(data.data(), data.size());
  return buffer_.size() < kBufferBytes ? absl::OkStatus() : Flush();
}

absl::Status OutputStream::Flush() {
  absl::string_view rest = buffer_;
  while (status_.ok() && !rest.empty()) {
    const ssize_t written = write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      status_ = WriteError(errno);
    }
  }
  buffer_.clear();
  return status_;
}

}  // namespace oas::missions::cli
