#include "server/catalog/name_index.h"

#include "absl/hash/hash.h"

namespace oas::catalog {
namespace {

// Seeded anew in each process, so that nobody can choose names that all begin at one slot.
uint64_t HashOf(absl::string_view name) { return absl::Hash<absl::string_view>{}(name); }

}  // namespace

NameIndex::Slot::Slot(uint32_t row, uint64_t hash, const char* bytes)
    : row_(row),
      bytes_low_(static_cast<uint32_t>(reinterpret_cast<uintptr_t>(bytes))),
      bytes_high_(static_cast<uint16_t>(reinterpret_cast<uintptr_t>(bytes) >> 32)),
      hash_(static_cast<uint16_t>(hash)) {
  static_assert(sizeof(Slot) == 12, "a catalog may hold a million");
}

void NameIndex::Slot::FetchBytes() const {
  // A wrong address would do no harm: nothing is read.
  const auto bytes = static_cast<uintptr_t>(bytes_high_) << 32 | bytes_low_;
  constexpr uintptr_t kLine = 64;
  constexpr uintptr_t kFirstLines = 16;  // few records are longer
  for (uintptr_t line = 0; line < kFirstLines; ++line) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): a pointer would make a slot larger by a third.
    __builtin_prefetch(reinterpret_cast<const void*>(bytes + line * kLine));
  }
}

NameIndex::NameIndex(absl::Span<const StoredRecordPtr> records, absl::Span<const uint32_t> rows)
    // Three quarters full: a search sees about three slots, nearly always in one line of cache.
    : slots_(records.size() + records.size() / 3 + 1) {
  for (const uint32_t row : rows) {
    const uint64_t hash = HashOf(records[row]->name());
    size_t slot = FirstSlot(hash);
    while (!slots_[slot].empty()) slot = SlotAfter(slot);
    slots_[slot] = Slot(row, hash, records[row]->Bytes(v1::RECORD_VIEW_FULL).data());
  }
}

std::optional<uint32_t> NameIndex::Find(absl::string_view name,
                                        absl::Span<const StoredRecordPtr> records) const {
  if (slots_.empty()) return std::nullopt;
  const uint64_t hash = HashOf(name);
  for (size_t place = FirstSlot(hash); !slots_[place].empty(); place = SlotAfter(place)) {
    const Slot& slot = slots_[place];
    if (!slot.MayBe(hash)) continue;
    slot.FetchBytes();
    if (records[slot.row()]->name() == name) return slot.row();
  }
  return std::nullopt;
}

size_t NameIndex::FirstSlot(uint64_t hash) const {
  // The upper half as a part of one, of all slots: no division.
  return (hash >> 32) * slots_.size() >> 32;
}

}  // namespace oas::catalog
