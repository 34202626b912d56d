// Copies a log into another one, of whatever store: backups, restores, moves.
#ifndef OAS_SERVER_LOG_COPY_LOG_H_
#define OAS_SERVER_LOG_COPY_LOG_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Is told from time to time how many changes are done, of how many.
using ChangeProgress = absl::FunctionRef<void(int64_t done, int64_t all)>;

// Appends all commits that `from` has at the beginning to `to`, which must be empty: all of them or
// none. Returns the newest. DATA_LOSS when the chain of a commit is not that of its content, or a
// revision is missing; errors of both logs.
absl::StatusOr<Commit> CopyLog(const CommitLog& from, CommitLog& to, ChangeProgress progress);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_COPY_LOG_H_
