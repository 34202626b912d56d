#include "server/catalog/collection.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace oas::catalog {
namespace {

// Rows of `records` sorted by `less`, which compares records.
template <typename Less>
std::vector<uint32_t> SortedRows(const std::vector<StoredRecordPtr>& records, Less less) {
  std::vector<uint32_t> rows(records.size());
  std::iota(rows.begin(), rows.end(), 0);
  const auto rows_less = [&](uint32_t a, uint32_t b) { return less(*records[a], *records[b]); };
  // What was written in order is read in order, and a check is much cheaper than a sort.
  if (!std::is_sorted(rows.begin(), rows.end(), rows_less)) {
    std::sort(rows.begin(), rows.end(), rows_less);
  }
  return rows;
}

}  // namespace

Collection::Collection(std::vector<StoredRecordPtr> records, TermDictionary dictionary,
                       const RowTerms& terms) {
  const std::vector<uint32_t> event_order = SortedRows(
      records, [](const StoredRecord& a, const StoredRecord& b) { return InEventOrder(a, b); });
  records_.reserve(records.size());
  dates_.reserve(records.size());
  RowTerms ordered_terms;
  ordered_terms.starts.reserve(records.size() + 1);
  ordered_terms.ids.reserve(terms.ids.size());
  for (const uint32_t row : event_order) {
    dates_.push_back(records[row]->facts().dates);
    ordered_terms.AddRow(terms.At(row));
    records_.push_back(std::move(records[row]));
  }
  terms_ = TermIndex(std::move(dictionary), std::move(ordered_terms));
  name_order_ = SortedRows(
      records_, [](const StoredRecord& a, const StoredRecord& b) { return a.name() < b.name(); });
  rows_by_name_.reserve(records_.size());
  for (uint32_t row = 0; row < size(); ++row) rows_by_name_.insert(row);
}

std::optional<uint32_t> Collection::FindRow(absl::string_view name) const {
  const auto found = rows_by_name_.find(name);
  if (found == rows_by_name_.end()) return std::nullopt;
  return *found;
}

uint32_t Collection::FirstRowFrom(int32_t day) const {
  const auto found =
      std::partition_point(dates_.begin(), dates_.end(),
                           [&](const RecordDates& dates) { return dates.start.first < day; });
  return static_cast<uint32_t>(found - dates_.begin());
}

}  // namespace oas::catalog
