// Walks the records that a request selects, in its order, without collecting them.
#ifndef OAS_SERVER_QUERY_RECORD_CURSOR_H_
#define OAS_SERVER_QUERY_RECORD_CURSOR_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/catalog/snapshot.h"

namespace oas::query {

enum class OrderKey { kEventDate, kName };

struct RecordOrder {
  OrderKey key = OrderKey::kEventDate;
  bool descending = false;
};

// Reads an order_by of the List and Query methods: "", "event_date", "name", each with an optional
// "asc" or "desc". INVALID_ORDER_BY for anything else.
absl::StatusOr<RecordOrder> ParseOrderBy(absl::string_view order_by);

// Which records, and in which order. Conditions that are set must all hold.
struct Selection {
  v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;
  v1::Origin origin = v1::ORIGIN_UNSPECIFIED;
  std::string region_code;
  // Only records that happened, or may have been going on, on one of these days.
  std::optional<catalog::DayInterval> days;
  RecordOrder order;

  bool Matches(const catalog::RecordFacts& facts) const;
};

// Not thread-safe. Keeps its snapshot alive.
class RecordCursor {
 public:
  // Starts at the `index`-th record of the collection in the selection's order.
  RecordCursor(catalog::SnapshotPtr snapshot, Selection selection, uint64_t index = 0);

  // The next record selected, or nullptr at the end.
  catalog::StoredRecordPtr Next();

  // First record that Next will look at; starts another cursor here.
  uint64_t index() const { return index_; }

 private:
  catalog::SnapshotPtr snapshot_;
  Selection selection_;
  absl::Span<const catalog::StoredRecordPtr> records_;
  uint64_t index_;
};

// Number of records selected in the whole snapshot.
int64_t CountSelected(const catalog::SnapshotPtr& snapshot, const Selection& selection);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_RECORD_CURSOR_H_
