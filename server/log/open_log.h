// Opens the commit log that an option names: "memory:", "sqlite:PATH" or
// "postgresql://HOST/DATABASE".
#ifndef OAS_SERVER_LOG_OPEN_LOG_H_
#define OAS_SERVER_LOG_OPEN_LOG_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/log/commit_log.h"

namespace oas::log {

// UnknownStore or InvalidPostgresAddress when `address` is of no form that OpenLog takes. Does not
// look for the store.
absl::Status CheckAddress(const std::string& address);

// Errors: as of CheckAddress, and those of SqliteLog::Open and PostgresLog::Open.
absl::StatusOr<std::unique_ptr<CommitLog>> OpenLog(const std::string& address);
// The same for a copy of another store, whose id it gets when it is made now.
absl::StatusOr<std::unique_ptr<CommitLog>> OpenLog(const std::string& address,
                                                   const std::string& new_store_id);

// Opens a store that is there, to read, also while a server has it. Errors: as of OpenLog, and
// StoreMissing.
absl::StatusOr<std::unique_ptr<CommitLog>> OpenLogToRead(const std::string& address);

// The address without what is secret in it.
std::string ShownAddress(const std::string& address);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_OPEN_LOG_H_
