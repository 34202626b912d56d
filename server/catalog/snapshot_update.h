// The next snapshot: that of a commit, made from the one before it.
#ifndef OAS_SERVER_CATALOG_SNAPSHOT_UPDATE_H_
#define OAS_SERVER_CATALOG_SNAPSHOT_UPDATE_H_

#include <string>

#include "absl/time/time.h"
#include "absl/types/span.h"
#include "server/catalog/snapshot.h"

namespace oas::catalog {

// What a commit made of a record.
struct RecordUpdate {
  std::string name;
  StoredRecordPtr current;  // nullptr when it was deleted
};

// `base` with `updates`, of which the last one of a name counts. What no update touches is shared
// with `base`. Few updates of a large collection cost as much as few of a small one, save that the
// layers are merged now and then, which of n records takes a time that grows with the root of n for
// each update.
SnapshotPtr Update(const Snapshot& base, int64_t revision, absl::Time commit_time,
                   absl::Span<const RecordUpdate> updates);

// The same snapshot with whole collections. Those that are whole already are shared with it.
SnapshotPtr MakeWhole(SnapshotPtr snapshot);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SNAPSHOT_UPDATE_H_
