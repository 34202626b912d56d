// Walks the records of one kind in two snapshots at once, in the order of their names.
#ifndef OAS_SERVER_QUERY_HISTORY_SNAPSHOT_MERGE_H_
#define OAS_SERVER_QUERY_HISTORY_SNAPSHOT_MERGE_H_

#include <cstdint>

#include "server/query/record_cursor.h"

namespace oas::query {

// A record before and after; nullptr where there is none.
struct RecordPair {
  const catalog::StoredRecord* previous = nullptr;
  const catalog::StoredRecord* current = nullptr;
};

// Not thread-safe. Keeps the snapshots alive.
class SnapshotMerge {
 public:
  // Starts at these positions of the orders of names.
  SnapshotMerge(const catalog::SnapshotPtr& previous, const catalog::SnapshotPtr& current,
                v1::RecordKind kind, uint64_t previous_position, uint64_t current_position)
      : previous_(RowPlan::Make(previous, kind, nullptr), kByName, previous_position),
        current_(RowPlan::Make(current, kind, nullptr), kByName, current_position),
        before_(previous_.Next()),
        after_(current_.Next()),
        previous_position_(previous_position),
        current_position_(current_position) {}

  bool AtEnd() const { return before_ == nullptr && after_ == nullptr; }
  uint64_t previous_position() const { return previous_position_; }
  uint64_t current_position() const { return current_position_; }

  // The next record; both sides when both have it. Must not be called at the end.
  RecordPair Next() {
    const catalog::StoredRecord* const before = before_ == nullptr ? nullptr : before_->get();
    const catalog::StoredRecord* const after = after_ == nullptr ? nullptr : after_->get();
    // Revisions share what did not change, so mostly no name need be read.
    const int order = before == after     ? 0
                      : before == nullptr ? 1
                      : after == nullptr  ? -1
                                          : before->name().compare(after->name());
    if (order <= 0) {
      before_ = previous_.Next();
      ++previous_position_;
    }
    if (order >= 0) {
      after_ = current_.Next();
      ++current_position_;
    }
    return {order <= 0 ? before : nullptr, order >= 0 ? after : nullptr};
  }

 private:
  static constexpr RecordOrder kByName = {.key = OrderKey::kName};

  RecordCursor previous_;
  RecordCursor current_;
  const catalog::StoredRecordPtr* before_;  // the next of either side; nullptr at its end
  const catalog::StoredRecordPtr* after_;
  uint64_t previous_position_;
  uint64_t current_position_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_SNAPSHOT_MERGE_H_
