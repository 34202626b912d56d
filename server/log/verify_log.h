// Reads a whole log and checks it: what a store cannot see by itself.
#ifndef OAS_SERVER_LOG_VERIFY_LOG_H_
#define OAS_SERVER_LOG_VERIFY_LOG_H_

#include "absl/status/statusor.h"
#include "server/log/commit_log.h"
#include "server/log/copy_log.h"

namespace oas::log {

// Whether revisions follow one another from 1, times do not go back, every chain is that of the
// content and every record can be read and has the name under which it is kept. Returns the newest
// commit. DATA_LOSS with the first fault; errors of the log.
absl::StatusOr<Commit> VerifyLog(const CommitLog& log, ChangeProgress progress);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_VERIFY_LOG_H_
