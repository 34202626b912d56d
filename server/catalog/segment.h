// Records of one kind, indexed. They are numbered in event order: a record's place in it is its
// row, so that a set of rows, walked upwards, is in event order without sorting.
#ifndef OAS_SERVER_CATALOG_SEGMENT_H_
#define OAS_SERVER_CATALOG_SEGMENT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/catalog/name_index.h"
#include "server/catalog/stored_record.h"
#include "server/catalog/term_index.h"

namespace oas::catalog {

// Immutable and safe to share between threads.
class Segment {
 public:
  Segment() = default;
  // `records` must have different names; `terms` has a row for each, in the same order.
  Segment(std::vector<StoredRecordPtr> records, TermDictionary dictionary, const RowTerms& terms);
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  uint32_t size() const { return static_cast<uint32_t>(records_.size()); }
  // All records; the index of a record is its row.
  absl::Span<const StoredRecordPtr> records() const { return records_; }
  // Their dates, by row: to compare many of them without touching the records.
  absl::Span<const RecordDates> dates() const { return dates_; }
  // Rows in the order of the records' names.
  absl::Span<const uint32_t> name_order() const { return name_order_; }
  const TermIndex& terms() const { return terms_; }

  std::optional<uint32_t> FindRow(absl::string_view name) const;
  // First row whose date does not begin before `day`.
  uint32_t FirstRowFrom(int32_t day) const;
  // How many records come before `record`, which need not be here, in event order.
  uint32_t PlaceInEventOrder(const StoredRecord& record) const;
  // How many names come before `name`.
  uint32_t PlaceInNameOrder(absl::string_view name) const;

 private:
  std::vector<StoredRecordPtr> records_;
  std::vector<RecordDates> dates_;
  std::vector<uint32_t> name_order_;
  NameIndex names_;
  TermIndex terms_;
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SEGMENT_H_
