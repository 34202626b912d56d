// Where the snapshots of earlier revisions come from, without the catalog knowing the log.
#ifndef OAS_SERVER_CATALOG_PAST_SNAPSHOTS_H_
#define OAS_SERVER_CATALOG_PAST_SNAPSHOTS_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/catalog/snapshot.h"

namespace oas::catalog {

// Thread-safe. Every call may read the log, and so may take as long as loading the whole catalog:
// never on a thread that others wait for. All return the errors of the log.
class PastSnapshots {
 public:
  PastSnapshots() = default;
  virtual ~PastSnapshots() = default;
  PastSnapshots(const PastSnapshots&) = delete;
  PastSnapshots& operator=(const PastSnapshots&) = delete;

  // The snapshot of a revision from 1 to before that of `newest`, with which it shares the records
  // that did not change.
  virtual absl::StatusOr<SnapshotPtr> AtRevision(int64_t revision, const SnapshotPtr& newest) = 0;

  // The newest revision at a moment; nothing when it is before the first.
  virtual absl::StatusOr<std::optional<int64_t>> RevisionAt(absl::Time time) = 0;

  // When the first revision was committed.
  virtual absl::StatusOr<absl::Time> FirstTime() = 0;
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_PAST_SNAPSHOTS_H_
