// Errors as sentences that say what happened and what to do next.
#ifndef CLIENT_CLI_EXPLAIN_ERROR_H_
#define CLIENT_CLI_EXPLAIN_ERROR_H_

#include <string>

#include "absl/status/status.h"
#include "client/cpp/client.h"

namespace oas::missions::cli {

// What to tell the user about a failed command; `server` says how the server was to be reached.
// Without a line break at the end.
std::string ExplainError(const absl::Status& status, const ClientOptions& server);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_EXPLAIN_ERROR_H_
