// Waits for a server that has just started and still builds its text index.
#ifndef CLIENT_CLI_TEXT_INDEX_WAIT_H_
#define CLIENT_CLI_TEXT_INDEX_WAIT_H_

#include <functional>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace oas::missions::cli {

// Calls `call` until it answers something other than TEXT_INDEX_BUILDING, each time after as long
// as the server asks for, and gives up when `patience` would be exceeded. `notice` is told once
// that there is something to wait for. Answers the last status of `call`.
absl::Status WaitForTextIndex(const std::function<absl::Status()>& call, absl::Duration patience,
                              const std::function<void(absl::string_view)>& notice);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_TEXT_INDEX_WAIT_H_
