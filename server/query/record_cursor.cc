#include "server/query/record_cursor.h"

#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "server/query/query_errors.h"

namespace oas::query {

absl::StatusOr<RecordOrder> ParseOrderBy(absl::string_view order_by) {
  const std::vector<absl::string_view> words =
      absl::StrSplit(order_by, absl::ByAnyChar(" \t"), absl::SkipEmpty());
  if (words.empty()) return RecordOrder{};
  RecordOrder order;
  order.key = words[0] == "name" ? OrderKey::kName : OrderKey::kEventDate;
  order.descending = words.size() == 2 && words[1] == "desc";
  const bool known_key = words[0] == "name" || words[0] == "event_date";
  const bool known_direction = words.size() == 1 || words[1] == "asc" || words[1] == "desc";
  if (words.size() > 2 || !known_key || !known_direction) {
    return InvalidOrderBy(order_by, {"event_date", "event_date desc", "name", "name desc"});
  }
  return order;
}

bool Selection::Matches(const catalog::RecordFacts& facts) const {
  if (origin != v1::ORIGIN_UNSPECIFIED && facts.origin != origin) return false;
  if (!region_code.empty() && !facts.InRegion(region_code)) return false;
  return !days.has_value() || facts.span.Overlaps(*days);
}

RecordCursor::RecordCursor(catalog::SnapshotPtr snapshot, Selection selection, uint64_t index)
    : snapshot_(std::move(snapshot)),
      selection_(std::move(selection)),
      records_(selection_.order.key == OrderKey::kName ? snapshot_->InNameOrder(selection_.kind)
                                                       : snapshot_->InEventOrder(selection_.kind)),
      index_(index) {}

catalog::StoredRecordPtr RecordCursor::Next() {
  while (index_ < records_.size()) {
    const uint64_t place = selection_.order.descending ? records_.size() - 1 - index_ : index_;
    ++index_;
    if (selection_.Matches(records_[place]->facts())) return records_[place];
  }
  return nullptr;
}

int64_t CountSelected(const catalog::SnapshotPtr& snapshot, const Selection& selection) {
  int64_t count = 0;
  for (const auto& record : snapshot->InNameOrder(selection.kind)) {
    if (selection.Matches(record->facts())) ++count;
  }
  return count;
}

}  // namespace oas::query
