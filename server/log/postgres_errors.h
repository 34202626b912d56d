// Errors of PostgreSQL as statuses.
#ifndef OAS_SERVER_LOG_POSTGRES_ERRORS_H_
#define OAS_SERVER_LOG_POSTGRES_ERRORS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "server/log/postgres_address.h"

namespace oas::log {

// An error of PostgreSQL: what is to be made of it, and whether the connection is of no more use.
struct PostgresError {
  absl::Status status;
  bool connection_lost = false;
};

// Of a SQLSTATE (PostgreSQL 15 manual, appendix A), "" when the connection broke, and the server's
// message. ABORTED for a conflict with another transaction, ALREADY_EXISTS for a request id that is
// there, INVALID_ARGUMENT for what cannot be stored, PERMISSION_DENIED, DATA_LOSS for damage,
// UNAVAILABLE for what may pass, else INTERNAL.
PostgresError ErrorOfState(absl::string_view state, absl::string_view message);

// Of the exception that is being handled. Messages are scrubbed as `address` says.
PostgresError ErrorOfException(const PostgresAddress& address);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_ERRORS_H_
