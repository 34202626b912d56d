// Finds the row of a record by its name. Of a large catalog what a look-up costs is the memory that
// it waits for. Here that is a slot of this index, and then the record together with its bytes.
//
//     NameIndex index(records, rows);
//     std::optional<uint32_t> row = index.Find("missions/honduras-2009");
#ifndef OAS_SERVER_CATALOG_NAME_INDEX_H_
#define OAS_SERVER_CATALOG_NAME_INDEX_H_

#include <cstdint>
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
  // Of `records`, which have different names and outlive the index; the index of a record is its
  // row. Rows are entered in the order given by `rows`, best that in which the records lie in
  // memory.
  NameIndex(absl::Span<const StoredRecordPtr> records, absl::Span<const uint32_t> rows);

  std::optional<uint32_t> Find(absl::string_view name) const;

 private:
  struct Slot {
    const StoredRecord* record = nullptr;  // nullptr in an empty slot
    uint32_t row = 0;
    uint16_t lines_to_bytes = 0;  // from the record to its bytes; 0 when they are not just after it
    uint16_t hash = 0;            // a part of it, so that other names are seldom looked at
  };
  static_assert(sizeof(Slot) == 16, "a catalog may hold a million");

  // Where the search for a name of this hash begins.
  size_t FirstPlace(uint64_t hash) const;
  size_t PlaceAfter(size_t place) const { return place + 1 == slots_.size() ? 0 : place + 1; }

  // Has the processor fetch what is about to be read: the record, its bytes and the pointer to it,
  // at once and not one after the other.
  void Fetch(const Slot& slot) const;

  absl::Span<const StoredRecordPtr> records_;
  std::vector<Slot> slots_;  // never full
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_NAME_INDEX_H_
