#include "server/query/record_cursor.h"

#include <limits>
#include <utility>

#include "server/query/merged_order.h"

namespace oas::query {

RecordCursor::RecordCursor(RowPlanPtr plan, RecordOrder order, uint64_t position)
    : plan_(std::move(plan)), order_(order), heads_(plan_->layers().size(), nullptr) {
  const std::vector<uint64_t> places = PlacesAt(plan_->collection(), position, order_);
  cursors_.reserve(places.size());
  for (size_t i = 0; i < places.size(); ++i) {
    cursors_.emplace_back(plan_->layers()[i], order_, places[i]);
  }
}

const catalog::StoredRecordPtr* RecordCursor::Next(int64_t& work) {
  const catalog::StoredRecordPtr* const next =
      cursors_.size() == 1 ? cursors_.front().Next(work) : NextOfLayers(work);
  if (next != nullptr) last_ = next->get();
  return next;
}

const catalog::StoredRecordPtr* RecordCursor::NextOfLayers(int64_t& work) {
  const catalog::StoredRecordPtr** first = nullptr;
  for (size_t i = 0; i < cursors_.size(); ++i) {
    if (heads_[i] == nullptr && !cursors_[i].AtEnd()) {
      heads_[i] = cursors_[i].Next(work);
      if (heads_[i] == nullptr && !cursors_[i].AtEnd()) return nullptr;  // no work left
    }
    if (heads_[i] == nullptr) continue;
    if (first == nullptr || IsBefore(**heads_[i], ***first, order_)) first = &heads_[i];
  }
  return first == nullptr ? nullptr : std::exchange(*first, nullptr);
}

const catalog::StoredRecordPtr* RecordCursor::Next() {
  int64_t work = std::numeric_limits<int64_t>::max();
  return Next(work);
}

bool RecordCursor::AtEnd() const {
  for (size_t i = 0; i < cursors_.size(); ++i) {
    if (heads_[i] != nullptr || !cursors_[i].AtEnd()) return false;
  }
  return true;
}

uint64_t RecordCursor::position() const {
  const catalog::Collection& collection = plan_->collection();
  if (collection.IsWhole()) return cursors_.front().position();
  const catalog::StoredRecord* next = nullptr;
  for (size_t i = 0; i < cursors_.size(); ++i) {
    const catalog::StoredRecord* const of_layer =
        heads_[i] != nullptr ? heads_[i]->get()
                             : RecordFrom(collection.layers()[i], cursors_[i].position(), order_);
    if (of_layer == nullptr) continue;
    if (next == nullptr || IsBefore(*of_layer, *next, order_)) next = of_layer;
  }
  return next == nullptr ? collection.size() : PositionOf(collection, *next, order_);
}

uint64_t RecordCursor::last_position() const {
  if (plan_->collection().IsWhole()) return cursors_.front().position() - 1;
  return PositionOf(plan_->collection(), *last_, order_);
}

absl::StatusOr<int64_t> CountSelected(const RowPlanPtr& plan, absl::FunctionRef<bool()> cancelled) {
  if (plan->IsExact()) return static_cast<int64_t>(plan->CandidateCount());
  RecordCursor cursor(plan, {});
  int64_t count = 0;
  while (!cursor.AtEnd()) {
    if (cancelled()) return absl::CancelledError("the caller no longer waits for the answer");
    int64_t work = cursor.WorkOfAChunk();
    while (cursor.Next(work) != nullptr) ++count;
  }
  return count;
}

}  // namespace oas::query
