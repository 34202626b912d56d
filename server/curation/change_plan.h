// From what a curator wants to what a commit will change: checks everything, changes nothing.
#ifndef OAS_SERVER_CURATION_CHANGE_PLAN_H_
#define OAS_SERVER_CURATION_CHANGE_PLAN_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/curation/commit_request.h"
#include "server/curation/working_catalog.h"
#include "server/log/commit_log.h"

namespace oas::curation {

struct ChangePlan {
  std::vector<log::VersionChange> changes;  // none when the request changes nothing
  int64_t unchanged_count = 0;
};

// The changes that `request` makes to `before` as the commit of `revision` and `commit_time`. `log`
// tells which names belong to deleted records.
//
// INVALID_ARGUMENT with every fault of the resulting catalog, ABORTED for an etag that is no longer
// right, FAILED_PRECONDITION for a name that is never reused, a record of another owner, or a prune
// that would delete too much; NOT_FOUND for a record to delete that is not there; errors of the
// log.
absl::StatusOr<ChangePlan> PlanChanges(const WorkingCatalog& before, const CommitRequest& request,
                                       int64_t revision, absl::Time commit_time,
                                       const log::CommitLog& log);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_CHANGE_PLAN_H_
