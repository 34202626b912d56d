// Finds the row of a record by its name. Of a large catalog what a look-up costs is the memory that
// it waits for. Here that is a slot of this index, and then the record, whose bytes are fetched
// meanwhile.
//
//     NameIndex index(records);
//     std::optional<uint32_t> row = index.Find("missions/honduras-2009", records);
#ifndef OAS_SERVER_CATALOG_NAME_INDEX_H_
#define OAS_SERVER_CATALOG_NAME_INDEX_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/catalog/stored_record.h"

namespace oas::catalog {

// A hash table with open addressing. Immutable once made, and safe to share between threads.
class NameIndex {
 public:
  NameIndex() = default;
  // Of `records`, which have different names; the index of a record is its row. Rows are entered in
  // the order given by `rows`, best that in which the records lie in memory.
  NameIndex(absl::Span<const StoredRecordPtr> records, absl::Span<const uint32_t> rows);

  // `records` must be those of which the index was made.
  std::optional<uint32_t> Find(absl::string_view name,
                               absl::Span<const StoredRecordPtr> records) const;

 private:
  static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();

  // In one piece of memory all that is known before the record is looked at. Twelve bytes.
  class Slot {
   public:
    Slot() = default;
    Slot(uint32_t row, uint64_t hash, const char* bytes);

    bool empty() const { return row_ == kNone; }
    uint32_t row() const { return row_; }
    // False for nearly every other name.
    bool MayBe(uint64_t hash) const { return hash_ == static_cast<uint16_t>(hash); }
    // Has the processor fetch the record's bytes while it does something else.
    void FetchBytes() const;

   private:
    uint32_t row_ = kNone;
    uint32_t bytes_low_ = 0;  // where the record's bytes are, of which addresses have 48 bits
    uint16_t bytes_high_ = 0;
    uint16_t hash_ = 0;
  };

  // Where the search for a name of this hash begins.
  size_t FirstSlot(uint64_t hash) const;
  size_t SlotAfter(size_t slot) const { return slot + 1 == slots_.size() ? 0 : slot + 1; }

  std::vector<Slot> slots_;  // never full
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_NAME_INDEX_H_
