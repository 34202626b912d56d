#include "client/cli/text_index_wait.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions::cli {
namespace {

// For a server that asks to be called again and does not say when, or too eagerly.
constexpr absl::Duration kUsualDelay = absl::Seconds(1);
constexpr absl::Duration kLeastDelay = absl::Milliseconds(10);

}  // namespace

absl::Status WaitForTextIndex(const std::function<absl::Status()>& call, absl::Duration patience,
                              const std::function<void(absl::string_view)>& notice) {
  const absl::Time deadline = absl::Now() + patience;
  for (bool said = false;; said = true) {
    absl::Status status = call();
    if (ReasonOf(status) != "TEXT_INDEX_BUILDING") return status;
    const absl::Duration delay = std::max(kLeastDelay, RetryDelayOf(status).value_or(kUsualDelay));
    if (absl::Now() + delay > deadline) return status;
    if (!said) {
      notice(absl::StrCat("The server is still building its text index; waiting up to ",
                          absl::FormatDuration(patience), " (--timeout) ..."));
    }
    absl::SleepFor(delay);
  }
}

}  // namespace oas::missions::cli
