#include "server/catalog/segment.h"

#include <algorithm>
#include <array>
#include <future>
#include <utility>

#include "server/catalog/record_block.h"

namespace oas::catalog {
namespace {

// A name to sort by: the beginning of its last segment as numbers that order as its bytes do, so
// that most comparisons need not look at the record, which is elsewhere in memory.
struct NameKey {
  static constexpr size_t kWords = 3;
  std::array<uint64_t, kWords> words = {};
  uint32_t row = 0;
};

NameKey NameKeyOf(absl::string_view name, uint32_t row) {
  NameKey key;
  key.row = row;
  // All names of a collection begin alike up to the slash.
  std::array<unsigned char, sizeof(key.words)> bytes = {};
  const absl::string_view slug = name.substr(name.find('/') + 1);
  std::copy_n(slug.begin(), std::min(slug.size(), bytes.size()), bytes.begin());
  for (size_t i = 0; i < bytes.size(); ++i) {
    uint64_t& word = key.words[i / sizeof(uint64_t)];
    word = word << 8 | bytes[i];
  }
  return key;
}

// Rows of `records` in the order of their names.
std::vector<uint32_t> RowsByName(const std::vector<StoredRecordPtr>& records) {
  std::vector<NameKey> keys;
  keys.reserve(records.size());
  for (uint32_t row = 0; row < records.size(); ++row) {
    keys.push_back(NameKeyOf(records[row]->name(), row));
  }
  const auto less = [&](const NameKey& a, const NameKey& b) {
    if (a.words != b.words) return a.words < b.words;
    return records[a.row]->name() < records[b.row]->name();
  };
  // What was written in order is read in order, and a check is much cheaper than a sort.
  if (!std::is_sorted(keys.begin(), keys.end(), less)) std::sort(keys.begin(), keys.end(), less);
  std::vector<uint32_t> rows;
  rows.reserve(keys.size());
  for (const NameKey& key : keys) rows.push_back(key.row);
  return rows;
}

// Ranks (places in name order) in event order, which is InEventOrder's, given the dates by rank.
std::vector<uint32_t> RanksByEvent(const std::vector<DayInterval>& dates) {
  struct EventKey {
    DayInterval date;
    uint32_t rank;
    bool operator<(const EventKey& other) const {
      return date != other.date ? date < other.date : rank < other.rank;
    }
  };
  std::vector<EventKey> keys;
  keys.reserve(dates.size());
  for (uint32_t rank = 0; rank < dates.size(); ++rank) keys.push_back({dates[rank], rank});
  std::sort(keys.begin(), keys.end());
  std::vector<uint32_t> ranks;
  ranks.reserve(keys.size());
  for (const EventKey& key : keys) ranks.push_back(key.rank);
  return ranks;
}

// Dates of `records`, read in their order: records were made one after another, and memory is
// quickest when read in the order in which it was written.
std::vector<RecordDates> DatesOf(const std::vector<StoredRecordPtr>& records) {
  std::vector<RecordDates> dates;
  dates.reserve(records.size());
  for (const StoredRecordPtr& record : records) dates.push_back(record->facts().dates);
  return dates;
}

}  // namespace

Segment::Segment(std::vector<StoredRecordPtr> records, TermDictionary dictionary,
                 const RowTerms& terms) {
  // A row is the number that a record gets here; its arrival is its place in `records`.
  const std::vector<RecordDates> dates = DatesOf(records);
  const std::vector<uint32_t> arrivals_by_name = RowsByName(records);
  std::vector<DayInterval> starts_by_name;
  starts_by_name.reserve(records.size());
  for (const uint32_t arrival : arrivals_by_name) starts_by_name.push_back(dates[arrival].start);
  const std::vector<uint32_t> ranks = RanksByEvent(starts_by_name);

  std::vector<uint32_t> arrivals(records.size());
  std::vector<uint32_t> rows_by_arrival(records.size());
  name_order_.resize(records.size());
  for (uint32_t row = 0; row < arrivals.size(); ++row) {
    arrivals[row] = arrivals_by_name[ranks[row]];
    rows_by_arrival[arrivals[row]] = row;
    name_order_[ranks[row]] = row;
  }
  // One loop for each: short ones let the processor fetch ahead from all over the memory.
  dates_.reserve(records.size());
  for (const uint32_t arrival : arrivals) dates_.push_back(dates[arrival]);
  records_.reserve(records.size());
  for (const uint32_t arrival : arrivals) records_.push_back(std::move(records[arrival]));
  // Packing a large segment takes as long as making its index, and they share nothing.
  constexpr size_t kMany = 10'000;
  std::future<void> packing =
      std::async(records_.size() > kMany ? std::launch::async : std::launch::deferred,
                 [this] { PackRecords(records_); });
  RowTerms ordered_terms;
  ordered_terms.starts.reserve(arrivals.size() + 1);
  ordered_terms.ids.reserve(terms.ids.size());
  for (const uint32_t arrival : arrivals) ordered_terms.AddRow(terms.At(arrival));
  terms_ = TermIndex(std::move(dictionary), std::move(ordered_terms));
  packing.get();
  names_ = NameIndex(records_, rows_by_arrival);
}

std::optional<uint32_t> Segment::FindRow(absl::string_view name) const { return names_.Find(name); }

uint32_t Segment::FirstRowFrom(int32_t day) const {
  const auto found =
      std::partition_point(dates_.begin(), dates_.end(),
                           [&](const RecordDates& dates) { return dates.start.first < day; });
  return static_cast<uint32_t>(found - dates_.begin());
}

uint32_t Segment::PlaceInEventOrder(const StoredRecord& record) const {
  // The dates decide nearly always, and are at hand.
  const DayInterval date = record.facts().dates.start;
  const auto less = [](const RecordDates& dates, const DayInterval& day) {
    return dates.start < day;
  };
  auto row = static_cast<uint32_t>(std::lower_bound(dates_.begin(), dates_.end(), date, less) -
                                   dates_.begin());
  const auto more = [](const DayInterval& day, const RecordDates& dates) {
    return day < dates.start;
  };
  const auto end = std::upper_bound(dates_.begin() + row, dates_.end(), date, more);
  const auto found = std::lower_bound(
      records_.begin() + row, records_.begin() + (end - dates_.begin()), record.name(),
      [](const StoredRecordPtr& a, absl::string_view name) { return a->name() < name; });
  return static_cast<uint32_t>(found - records_.begin());
}

uint32_t Segment::PlaceInNameOrder(absl::string_view name) const {
  const auto found = std::lower_bound(
      name_order_.begin(), name_order_.end(), name,
      [this](uint32_t row, absl::string_view other) { return records_[row]->name() < other; });
  return static_cast<uint32_t>(found - name_order_.begin());
}

}  // namespace oas::catalog
