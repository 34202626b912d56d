// Walks the records that a plan selects, in an order, without collecting them.
#ifndef OAS_SERVER_QUERY_RECORD_CURSOR_H_
#define OAS_SERVER_QUERY_RECORD_CURSOR_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
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
  int64_t WorkOfAChunk() const { return plan_->scans().empty() ? 1 << 20 : 4096; }

  // Whether the whole collection was looked at.
  bool AtEnd() const { return position_ >= plan_->collection().size(); }
  // First position that Next will look at; starts another cursor here.
  uint64_t position() const { return position_; }

 private:
  // The first candidate at position_ or after it, nullopt when there is none; moves position_
  // there.
  std::optional<uint32_t> Candidate();
  std::optional<uint32_t> CandidateByDate();
  std::optional<uint32_t> CandidateByName();
  // Few candidates are sorted by name; of many, the order of names is walked.
  void SortCandidatesByName();

  const RowPlanPtr plan_;
  const RecordOrder order_;
  const uint32_t size_;  // of the collection
  RowMatcher matcher_;
  uint64_t position_;
  roaring_uint32_iterator_t place_;  // in the plan's set, when it has one
  // In the order of names: the positions of the candidates, ascending, and the next of them.
  std::optional<std::vector<uint32_t>> sorted_;
  size_t sorted_next_ = 0;
};

// Number of records selected in the whole collection. CANCELLED when `cancelled`, asked now and
// then, says so.
absl::StatusOr<int64_t> CountSelected(const RowPlanPtr& plan, absl::FunctionRef<bool()> cancelled);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_RECORD_CURSOR_H_
