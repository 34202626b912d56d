// Walks the records of one layer that a plan selects, in an order, without collecting them.
#ifndef OAS_SERVER_QUERY_LAYER_CURSOR_H_
#define OAS_SERVER_QUERY_LAYER_CURSOR_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "server/query/record_order.h"
#include "server/query/row_matcher.h"

namespace oas::query {

// Not thread-safe. The plan must outlive it.
class LayerCursor {
 public:
  // Starts at the `position`-th record of the segment in this order, selected or not.
  LayerCursor(const LayerPlan& plan, RecordOrder order, uint64_t position);

  // The next record selected; nullptr at the end, or when `work` ran out. `work` is how many
  // candidates may yet be looked at and is counted down.
  const catalog::StoredRecordPtr* Next(int64_t& work);

  // Whether the whole segment was looked at.
  bool AtEnd() const { return position_ >= size_; }
  // First position that Next will look at.
  uint64_t position() const { return position_; }

 private:
  // The first candidate at position_ or after it, nullopt when there is none; moves position_
  // there.
  std::optional<uint32_t> Candidate();
  std::optional<uint32_t> CandidateByDate();
  std::optional<uint32_t> CandidateByName();
  // Few candidates are sorted by name; of many, the order of names is walked.
  void SortCandidatesByName();

  const LayerPlan& plan_;
  const RecordOrder order_;
  const uint32_t size_;  // of the segment
  RowMatcher matcher_;
  uint64_t position_;
  roaring_uint32_iterator_t place_;  // in the plan's set, when it has one
  // In the order of names: the positions of the candidates, ascending, and the next of them.
  std::optional<std::vector<uint32_t>> sorted_;
  size_t sorted_next_ = 0;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_LAYER_CURSOR_H_
