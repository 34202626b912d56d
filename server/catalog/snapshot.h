// The whole catalog at one revision. Readers hold a snapshot for as long as they need it and never
// wait; a commit makes the next one.
#ifndef OAS_SERVER_CATALOG_SNAPSHOT_H_
#define OAS_SERVER_CATALOG_SNAPSHOT_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/catalog/collection.h"

namespace oas::catalog {

// Immutable and safe to share between threads. Made by SnapshotBuilder.
class Snapshot {
 public:
  using Collections = std::array<std::shared_ptr<const Collection>, kKinds.size()>;

  // A snapshot of valid records with different names.
  static std::shared_ptr<const Snapshot> Create(int64_t revision, absl::Time commit_time,
                                                const std::vector<StoredRecordPtr>& records);

  Snapshot(int64_t revision, absl::Time commit_time, Collections collections)
      : revision_(revision), commit_time_(commit_time), collections_(std::move(collections)) {}

  int64_t revision() const { return revision_; }
  absl::Time commit_time() const { return commit_time_; }

  // The records of a kind, which must not be UNSPECIFIED.
  const Collection& CollectionOf(v1::RecordKind kind) const { return *SharedCollectionOf(kind); }
  const std::shared_ptr<const Collection>& SharedCollectionOf(v1::RecordKind kind) const {
    return collections_[static_cast<size_t>(kind) - 1];
  }

  // The record of this name, or nullptr; stays where it is as long as the snapshot.
  const StoredRecordPtr& Find(absl::string_view name) const;

  // The name of a record of this kind that is spelt most like `name`, when one is near enough to be
  // what was meant. Of many names only those near in their order are looked at.
  std::optional<std::string> SimilarName(absl::string_view name, v1::RecordKind kind) const;

 private:
  const int64_t revision_;
  const absl::Time commit_time_;
  const Collections collections_;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SNAPSHOT_H_
