// Walks all records of a snapshot, one kind after another, each in event order.
#ifndef OAS_SERVER_QUERY_SNAPSHOT_RECORDS_H_
#define OAS_SERVER_QUERY_SNAPSHOT_RECORDS_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "server/query/record_cursor.h"

namespace oas::query {

// Not thread-safe. Keeps the snapshot alive.
class SnapshotRecords {
 public:
  // The records of `kinds`, in this order of kinds, without the first `position`.
  SnapshotRecords(catalog::SnapshotPtr snapshot, std::vector<v1::RecordKind> kinds,
                  uint64_t position = 0);

  // The next record, valid as long as the snapshot; nullptr at the end.
  const catalog::StoredRecordPtr* Next();
  // How many records come before the next; starts another walk there.
  uint64_t position() const { return position_; }

 private:
  catalog::SnapshotPtr snapshot_;
  std::vector<v1::RecordKind> kinds_;
  uint64_t position_;
  size_t kind_ = 0;                       // place in kinds_ of the kind under way
  uint64_t skipped_ = 0;                  // records of that kind before the first one wanted
  std::unique_ptr<RecordCursor> cursor_;  // nullptr when the kind has not begun
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_SNAPSHOT_RECORDS_H_
