// Walks the records that a plan selects, in an order, without collecting them.
#ifndef OAS_SERVER_QUERY_RECORD_CURSOR_H_
#define OAS_SERVER_QUERY_RECORD_CURSOR_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "server/query/layer_cursor.h"
#include "server/query/record_order.h"
#include "server/query/row_plan.h"

namespace oas::query {

// Not thread-safe. Keeps its plan, and so the snapshot, alive.
class RecordCursor {
 public:
  // Starts at the `position`-th record of the collection in this order, selected or not.
  RecordCursor(RowPlanPtr plan, RecordOrder order, uint64_t position = 0);

  // The next record selected; nullptr at the end, or when `work` ran out. `work` is how many
  // candidates may yet be looked at and is counted down.
  const catalog::StoredRecordPtr* Next(int64_t& work);
  const catalog::StoredRecordPtr* Next();

  // How many candidates may be looked at between two looks at whether anybody still waits: some
  // milliseconds' worth.
  int64_t WorkOfAChunk() const { return plan_->Scans() ? 4096 : 1 << 20; }

  // Whether the whole collection was looked at.
  bool AtEnd() const;
  // First position that has not been looked at; starts another cursor here.
  uint64_t position() const;
  // The position of the record that Next returned last.
  uint64_t last_position() const;

 private:
  const catalog::StoredRecordPtr* NextOfLayers(int64_t& work);

  const RowPlanPtr plan_;
  const RecordOrder order_;
  std::vector<LayerCursor> cursors_;  // one for each layer
  // The next record of each layer, where it was found and not yet returned.
  std::vector<const catalog::StoredRecordPtr*> heads_;
  const catalog::StoredRecord* last_ = nullptr;  // returned last
};

// Number of records selected in the whole collection. CANCELLED when `cancelled`, asked now and
// then, says so.
absl::StatusOr<int64_t> CountSelected(const RowPlanPtr& plan, absl::FunctionRef<bool()> cancelled);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_RECORD_CURSOR_H_
