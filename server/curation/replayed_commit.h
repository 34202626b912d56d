// What a request is answered that is a retry of one that was committed.
#ifndef OAS_SERVER_CURATION_REPLAYED_COMMIT_H_
#define OAS_SERVER_CURATION_REPLAYED_COMMIT_H_

#include "absl/status/statusor.h"
#include "server/curation/commit_request.h"
#include "server/log/commit_log.h"

namespace oas::curation {

// Whether a commit has the request's id; then `outcome` is that of then. RequestIdReused when it
// was another request; errors of CommitLog::FindRequest, Read and Secure.
absl::StatusOr<bool> AnswerReplay(log::CommitLog& log, const CommitRequest& request,
                                  CommitOutcome& outcome);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_REPLAYED_COMMIT_H_
