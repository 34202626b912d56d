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

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "server/catalog/stored_record.h"

namespace oas::catalog {

// Immutable and safe to share between threads.
class Snapshot {
 public:
  // A snapshot of valid records with different names.
  static std::shared_ptr<const Snapshot> Create(int64_t revision, absl::Time commit_time,
                                                std::vector<StoredRecordPtr> records);

  int64_t revision() const { return revision_; }
  absl::Time commit_time() const { return commit_time_; }

  // The record of this name, or nullptr.
  StoredRecordPtr Find(absl::string_view name) const;

  // All records of a kind, in event order or by name.
  absl::Span<const StoredRecordPtr> InEventOrder(v1::RecordKind kind) const;
  absl::Span<const StoredRecordPtr> InNameOrder(v1::RecordKind kind) const;

  // The name of a record of this kind that is spelt most like `name`, when one is near enough to be
  // what was meant.
  std::optional<std::string> SimilarName(absl::string_view name, v1::RecordKind kind) const;

 private:
  struct Collection {
    std::vector<StoredRecordPtr> by_date;
    std::vector<StoredRecordPtr> by_name;
  };

  Snapshot(int64_t revision, absl::Time commit_time)
      : revision_(revision), commit_time_(commit_time) {}
  const Collection& CollectionOf(v1::RecordKind kind) const;

  const int64_t revision_;
  const absl::Time commit_time_;
  std::array<Collection, kKinds.size()> collections_;
  absl::flat_hash_map<absl::string_view, StoredRecordPtr> by_name_;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SNAPSHOT_H_
