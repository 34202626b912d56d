#include "server/catalog/name_index.h"

#include <limits>

#include "absl/hash/hash.h"

namespace oas::catalog {
namespace {

constexpr ptrdiff_t kLine = 64;  // of the processor's caches, in bytes

// Seeded anew in each process, so that nobody can choose names that all begin at one place.
uint64_t HashOf(absl::string_view name) { return absl::Hash<absl::string_view>{}(name); }

uint16_t LinesToBytes(const StoredRecord& record) {
  const ptrdiff_t distance =
      record.Bytes(v1::RECORD_VIEW_FULL).data() - reinterpret_cast<const char*>(&record);
  const ptrdiff_t lines = distance / kLine;
  return lines > 0 && lines <= std::numeric_limits<uint16_t>::max() ? static_cast<uint16_t>(lines)
                                                                    : 0;
}

}  // namespace

NameIndex::NameIndex(absl::Span<const StoredRecordPtr> records, absl::Span<const uint32_t> rows)
    // Three quarters full: a search sees two or three slots, mostly in one line of cache.
    : records_(records), slots_(records.size() + records.size() / 3 + 1) {
  for (const uint32_t row : rows) {
    const StoredRecord& record = *records[row];
    const uint64_t hash = HashOf(record.name());
    size_t place = FirstPlace(hash);
    while (slots_[place].record != nullptr) place = PlaceAfter(place);
    slots_[place] = {&record, row, LinesToBytes(record), static_cast<uint16_t>(hash)};
  }
}

std::optional<uint32_t> NameIndex::Find(absl::string_view name) const {
  if (slots_.empty()) return std::nullopt;
  const uint64_t hash = HashOf(name);
  for (size_t place = FirstPlace(hash); slots_[place].record != nullptr;
       place = PlaceAfter(place)) {
    const Slot& slot = slots_[place];
    if (slot.hash != static_cast<uint16_t>(hash)) continue;
    Fetch(slot);
    if (slot.record->name() == name) return slot.row;
  }
  return std::nullopt;
}

size_t NameIndex::FirstPlace(uint64_t hash) const {
  // The upper half as a part of one, of all places: no division.
  return (hash >> 32) * slots_.size() >> 32;
}

void NameIndex::Fetch(const Slot& slot) const {
  constexpr ptrdiff_t kLines = 16;  // few records are longer
  __builtin_prefetch(&records_[slot.row]);
  __builtin_prefetch(slot.record);
  const char* const bytes =
      reinterpret_cast<const char*>(slot.record) + slot.lines_to_bytes * kLine;
  for (ptrdiff_t line = 0; line <= kLines; ++line) __builtin_prefetch(bytes + line * kLine);
}

}  // namespace oas::catalog
