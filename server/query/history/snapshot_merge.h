// Walks the records of one kind in two snapshots at once, in the order of their names.
#ifndef OAS_SERVER_QUERY_HISTORY_SNAPSHOT_MERGE_H_
#define OAS_SERVER_QUERY_HISTORY_SNAPSHOT_MERGE_H_

#include <cstddef>
#include <cstdint>

#include "server/catalog/collection.h"

namespace oas::query {

// A record before and after; nullptr where there is none.
struct RecordPair {
  const catalog::StoredRecord* previous = nullptr;
  const catalog::StoredRecord* current = nullptr;
};

// Must not outlive the collections.
class SnapshotMerge {
 public:
  // Starts at these places of the name orders, which must not be beyond their ends.
  SnapshotMerge(const catalog::Collection& previous, const catalog::Collection& current,
                uint32_t previous_rank, uint32_t current_rank)
      : previous_(previous), current_(current), i_(previous_rank), j_(current_rank) {}

  bool AtEnd() const { return i_ == previous_.size() && j_ == current_.size(); }
  uint32_t previous_rank() const { return i_; }
  uint32_t current_rank() const { return j_; }

  // The next record; both sides when both have it. Must not be called at the end.
  RecordPair Next() {
    const catalog::StoredRecord* const before = At(previous_, i_);
    const catalog::StoredRecord* const after = At(current_, j_);
    // Revisions share what did not change, so mostly no name need be read.
    const int order = before == after     ? 0
                      : before == nullptr ? 1
                      : after == nullptr  ? -1
                                          : before->name().compare(after->name());
    if (order <= 0) ++i_;
    if (order >= 0) ++j_;
    return {order <= 0 ? before : nullptr, order >= 0 ? after : nullptr};
  }

 private:
  static const catalog::StoredRecord* At(const catalog::Collection& collection, uint32_t rank) {
    if (rank == collection.size()) return nullptr;
    return collection.records()[collection.name_order()[rank]].get();
  }

  const catalog::Collection& previous_;
  const catalog::Collection& current_;
  uint32_t i_;
  uint32_t j_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_SNAPSHOT_MERGE_H_
