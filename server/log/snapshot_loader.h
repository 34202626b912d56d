// A snapshot of the catalog, made of its log: the newest version of every record at a revision.
//
//     absl::StatusOr<catalog::SnapshotPtr> snapshot = LoadNewest(log, [](int64_t changes) {…});
#ifndef OAS_SERVER_LOG_SNAPSHOT_LOADER_H_
#define OAS_SERVER_LOG_SNAPSHOT_LOADER_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "server/catalog/snapshot.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Is told from time to time how many changes have been read.
using LoadProgress = absl::FunctionRef<void(int64_t changes)>;

// Revision 0 without records when the log is empty. The bytes of a record are kept as they are in
// the log. DATA_LOSS when a record cannot be read or a revision is missing; errors of the log.
absl::StatusOr<catalog::SnapshotPtr> LoadNewest(const CommitLog& log, LoadProgress progress);

// The same at a revision from 1 on, or NOT_FOUND. Shares with `like`, if there is one, the records
// that are the same in both.
absl::StatusOr<catalog::SnapshotPtr> LoadAt(const CommitLog& log, int64_t revision,
                                            LoadProgress progress,
                                            const catalog::Snapshot* like = nullptr);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SNAPSHOT_LOADER_H_
