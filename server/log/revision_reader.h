// Reads commits from a log as revisions with records: what feeds, and servers that follow the
// commits of others, need.
#ifndef OAS_SERVER_LOG_REVISION_READER_H_
#define OAS_SERVER_LOG_REVISION_READER_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/log/commit_log.h"
#include "server/log/committed_revision.h"

namespace oas::log {

// The record of a change that is no tombstone. DATA_LOSS when its bytes are no record of its name.
absl::StatusOr<catalog::StoredRecordPtr> RecordOf(const Change& change);

// The revisions from `first` to `last`, as far as the log has them. `previous_of` gives the version
// of a record before the first of them, or nullptr. Errors as of CommitLog::Read.
absl::StatusOr<std::vector<CommittedRevisionPtr>> ReadRevisions(
    const CommitLog& log, int64_t first, int64_t last,
    const std::function<absl::StatusOr<catalog::StoredRecordPtr>(absl::string_view name)>&
        previous_of);

// The version of a record as of `revision`, nullptr when there was none.
absl::StatusOr<catalog::StoredRecordPtr> RecordAt(const CommitLog& log, absl::string_view name,
                                                  int64_t revision);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_REVISION_READER_H_
