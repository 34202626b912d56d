// Errors as sentences that say what happened and what to do next.
#ifndef CLIENT_CLI_EXPLAIN_ERROR_H_
#define CLIENT_CLI_EXPLAIN_ERROR_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "client/cpp/client.h"

namespace oas::missions::cli {

// UNAVAILABLE with a sentence that ExplainError passes on as it is: for what a command found out by
// itself.
absl::Status SaidUnavailable(absl::string_view sentence);

// CANCELLED, likewise: the user ended a stream with Ctrl-C after `what` had come ("12 missions").
absl::Status SaidCutShort(absl::string_view what);

// What to tell the user about a failed command; `server` says how the server was to be reached.
// Without a line break at the end.
std::string ExplainError(const absl::Status& status, const ClientOptions& server);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_EXPLAIN_ERROR_H_
