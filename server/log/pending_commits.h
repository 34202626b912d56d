// What all stores do alike with commits that are to be appended.
#ifndef OAS_SERVER_LOG_PENDING_COMMITS_H_
#define OAS_SERVER_LOG_PENDING_COMMITS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Whether `commits` may follow `newest`: their revisions count on from it, and their times do not
// go back. Errors: RevisionTaken, HistoryLost, TimeNotKept, StoreFault when they do not follow one
// another.
absl::Status CheckPending(absl::Span<const PendingCommit> commits, const Commit& newest);

// Sets of `commits` what the log sets, as it is in `kept`, their counterparts in the log.
void SetByLog(absl::Span<const Commit> kept, absl::Span<PendingCommit> commits);

// A time as every store gives it back: in whole nanoseconds.
absl::Time KeptTime(absl::Time time);

// 32 hexadecimal digits that no other store has.
std::string NewStoreId();

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_PENDING_COMMITS_H_
