#include "server/query/layer_cursor.h"

#include <algorithm>
#include <utility>

namespace oas::query {
namespace {

// The value at or after `row`, or nullopt. Cheap when asked in ascending order.
std::optional<uint32_t> AtOrAfter(uint32_t row, roaring_uint32_iterator_t& place) {
  if (!place.has_value || place.current_value > row) roaring_init_iterator(place.parent, &place);
  if (!place.has_value || place.current_value < row) {
    roaring_move_uint32_iterator_equalorlarger(&place, row);
  }
  if (!place.has_value) return std::nullopt;
  return place.current_value;
}

// The value at or before `row`, or nullopt. Cheap when asked in descending order.
std::optional<uint32_t> AtOrBefore(uint32_t row, roaring_uint32_iterator_t& place) {
  if (place.has_value && place.current_value == uint64_t{row} + 1) {
    roaring_previous_uint32_iterator(&place);
  } else if (!place.has_value || place.current_value != row) {
    roaring_init_iterator(place.parent, &place);
    roaring_move_uint32_iterator_equalorlarger(&place, row);
    if (!place.has_value) roaring_init_iterator_last(place.parent, &place);
  }
  if (place.has_value && place.current_value > row) roaring_previous_uint32_iterator(&place);
  if (!place.has_value) return std::nullopt;
  return place.current_value;
}

}  // namespace

LayerCursor::LayerCursor(const LayerPlan& plan, RecordOrder order, uint64_t position)
    : plan_(plan),
      order_(order),
      size_(plan_.segment().size()),
      matcher_(plan_),
      position_(position),
      place_{} {
  if (plan_.set() != nullptr) roaring_init_iterator(&plan_.set()->roaring, &place_);
  if (order_.key == OrderKey::kName && plan_.CandidateCount() < size_ / 64 + 1) {
    SortCandidatesByName();
  }
}

void LayerCursor::SortCandidatesByName() {
  const catalog::Segment& segment = plan_.segment();
  const auto by_name = [&](uint32_t a, absl::string_view name) {
    return segment.records()[a]->name() < name;
  };
  const absl::Span<const uint32_t> names = segment.name_order();
  std::vector<uint32_t> positions;
  for (uint32_t row = plan_.first(); row < plan_.end(); ++row) {
    if (plan_.set() != nullptr) {
      const std::optional<uint32_t> next = AtOrAfter(row, place_);
      if (!next.has_value() || *next >= plan_.end()) break;
      row = *next;
    }
    const auto found =
        std::lower_bound(names.begin(), names.end(), segment.records()[row]->name(), by_name);
    const auto rank = static_cast<uint32_t>(found - names.begin());
    positions.push_back(order_.descending ? size_ - 1 - rank : rank);
  }
  std::sort(positions.begin(), positions.end());
  sorted_next_ = static_cast<size_t>(
      std::lower_bound(positions.begin(), positions.end(), position_) - positions.begin());
  sorted_ = std::move(positions);
}

std::optional<uint32_t> LayerCursor::CandidateByDate() {
  if (!order_.descending) {
    const uint64_t from = std::max<uint64_t>(position_, plan_.first());
    if (from >= plan_.end()) return std::nullopt;
    auto row = static_cast<uint32_t>(from);
    if (plan_.set() != nullptr) {
      const std::optional<uint32_t> next = AtOrAfter(row, place_);
      if (!next.has_value() || *next >= plan_.end()) return std::nullopt;
      row = *next;
    }
    position_ = row;
    return row;
  }
  if (plan_.end() == 0 || position_ >= size_) return std::nullopt;
  auto row = static_cast<uint32_t>(std::min<uint64_t>(size_ - 1 - position_, plan_.end() - 1));
  if (plan_.set() != nullptr) {
    const std::optional<uint32_t> next = AtOrBefore(row, place_);
    if (!next.has_value()) return std::nullopt;
    row = *next;
  }
  if (row < plan_.first()) return std::nullopt;
  position_ = size_ - 1 - row;
  return row;
}

std::optional<uint32_t> LayerCursor::CandidateByName() {
  const absl::Span<const uint32_t> names = plan_.segment().name_order();
  const auto row_at = [&](uint64_t position) {
    return names[order_.descending ? size_ - 1 - position : position];
  };
  if (sorted_.has_value()) {
    if (sorted_next_ == sorted_->size()) return std::nullopt;
    position_ = (*sorted_)[sorted_next_++];
    return row_at(position_);
  }
  for (; position_ < size_; ++position_) {
    if (plan_.IsCandidate(row_at(position_))) return row_at(position_);
  }
  return std::nullopt;
}

std::optional<uint32_t> LayerCursor::Candidate() {
  return order_.key == OrderKey::kName ? CandidateByName() : CandidateByDate();
}

const catalog::StoredRecordPtr* LayerCursor::Next(int64_t& work) {
  while (work > 0) {
    const std::optional<uint32_t> row = Candidate();
    if (!row.has_value()) {
      position_ = size_;
      return nullptr;
    }
    ++position_;
    --work;
    if (plan_.IsExact() || matcher_.Matches(*row)) return &plan_.segment().records()[*row];
  }
  return nullptr;
}

}  // namespace oas::query
