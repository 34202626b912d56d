// The catalog as it will be after commits that are planned and not made yet.
#ifndef OAS_SERVER_CURATION_WORKING_CATALOG_H_
#define OAS_SERVER_CURATION_WORKING_CATALOG_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "server/catalog/snapshot.h"
#include "server/log/committed_revision.h"

namespace oas::curation {

// Not thread-safe.
class WorkingCatalog {
 public:
  explicit WorkingCatalog(catalog::SnapshotPtr base) : base_(std::move(base)) {}

  const catalog::Snapshot& base() const { return *base_; }

  // The record of this name, or nullptr.
  catalog::StoredRecordPtr Find(absl::string_view name) const;

  // Every record of every kind, in no particular order, until `visit` answers false.
  void ForEach(absl::FunctionRef<bool(const catalog::StoredRecordPtr&)> visit) const;

  void Apply(absl::Span<const log::VersionChange> changes);

  // The snapshot of all that was applied; the base when that is nothing.
  catalog::SnapshotPtr ToSnapshot(int64_t revision, absl::Time commit_time) const;

 private:
  const catalog::SnapshotPtr base_;
  absl::flat_hash_map<std::string, catalog::StoredRecordPtr> updated_;  // nullptr: deleted
};

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_WORKING_CATALOG_H_
