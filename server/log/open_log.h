// Opens the commit log that an option names: "memory:" or "sqlite:PATH".
#ifndef OAS_SERVER_LOG_OPEN_LOG_H_
#define OAS_SERVER_LOG_OPEN_LOG_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/log/commit_log.h"

namespace oas::log {

// UnknownStore when `address` is of no form that OpenLog takes. Does not look for the store.
absl::Status CheckAddress(const std::string& address);

// Errors: UnknownStore, and those of SqliteLog::Open.
absl::StatusOr<std::unique_ptr<CommitLog>> OpenLog(const std::string& address);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_OPEN_LOG_H_
