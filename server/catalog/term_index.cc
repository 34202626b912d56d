#include "server/catalog/term_index.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace oas::catalog {

TermId TermDictionary::IdOf(const Term& term) {
  auto& ids = ids_[static_cast<size_t>(term.field)];
  if (const auto found = ids.find(term.value); found != ids.end()) return found->second;
  const TermId id = size();
  terms_.push_back({term.field, Keep(term.value)});
  ids.emplace(terms_.back().value, id);
  return id;
}

absl::string_view TermDictionary::Keep(absl::string_view value) {
  constexpr size_t kSmallestBlock = size_t{1} << 10;
  constexpr size_t kLargestBlock = size_t{64} << 10;
  if (value.size() > block_size_ - block_used_) {
    block_size_ =
        std::max(std::clamp(2 * block_size_, kSmallestBlock, kLargestBlock), value.size());
    block_used_ = 0;
    blocks_.push_back(std::make_unique<char[]>(block_size_));
  }
  char* const kept = blocks_.back().get() + block_used_;
  std::copy(value.begin(), value.end(), kept);
  block_used_ += value.size();
  return {kept, value.size()};
}

std::optional<TermId> TermDictionary::Find(const Term& term) const {
  const auto& ids = ids_[static_cast<size_t>(term.field)];
  const auto found = ids.find(term.value);
  if (found == ids.end()) return std::nullopt;
  return found->second;
}

uint64_t TermRows::CountIn(const RowSet& rows) const {
  if (set_ != nullptr) return set_->and_cardinality(rows);
  return static_cast<uint64_t>(
      std::count_if(few_.begin(), few_.end(), [&](uint32_t row) { return rows.contains(row); }));
}

void TermRows::AddTo(RowSet& rows) const {
  if (set_ != nullptr) {
    rows |= *set_;
  } else {
    rows.addMany(few_.size(), few_.data());
  }
}

RowSet TermRows::ToSet() const {
  return set_ != nullptr ? *set_ : RowSet(few_.size(), few_.data());
}

TermIndex::TermIndex(TermDictionary dictionary, RowTerms rows)
    : dictionary_(std::move(dictionary)), rows_(std::move(rows)) {
  // The rows of every term, one list after another: list i ends where list i + 1 begins.
  std::vector<size_t> ends(dictionary_.size() + 1);
  for (const TermId id : rows_.ids) ++ends[id + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<uint32_t> lists(rows_.ids.size());
  for (uint32_t row = 0; row < rows_.row_count(); ++row) {
    for (const TermId id : rows_.At(row)) lists[ends[id]++] = row;
  }
  places_.reserve(dictionary_.size());
  size_t start = 0;
  for (TermId id = 0; id < dictionary_.size(); ++id) {
    AddRows(absl::MakeConstSpan(lists).subspan(start, ends[id] - start));
    start = ends[id];
    by_field_[static_cast<size_t>(dictionary_.TermAt(id).field)].push_back(id);
  }
  dictionary_.ShrinkToFit();
  for (std::vector<TermId>& ids : by_field_) ids.shrink_to_fit();
  few_.shrink_to_fit();
  sets_.shrink_to_fit();
}

void TermIndex::AddRows(absl::Span<const uint32_t> rows) {
  const auto count = static_cast<uint32_t>(rows.size());
  if (count <= kFewRows) {
    places_.push_back({static_cast<uint32_t>(few_.size()), count});
    few_.insert(few_.end(), rows.begin(), rows.end());
    return;
  }
  places_.push_back({static_cast<uint32_t>(sets_.size()), count});
  // Made whole from a sorted list, a set takes no more than it needs.
  RowSet& set = sets_.emplace_back(rows.size(), rows.data());
  set.runOptimize();
  set.shrinkToFit();
}

}  // namespace oas::catalog
