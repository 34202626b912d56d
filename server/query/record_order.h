// The orders in which records can be answered.
#ifndef OAS_SERVER_QUERY_RECORD_ORDER_H_
#define OAS_SERVER_QUERY_RECORD_ORDER_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace oas::query {

enum class OrderKey { kEventDate, kName };

struct RecordOrder {
  OrderKey key = OrderKey::kEventDate;
  bool descending = false;
};

// Reads an order_by of the List and Query methods: "", "event_date", "name", each with an optional
// "asc" or "desc". INVALID_ORDER_BY for anything else.
absl::StatusOr<RecordOrder> ParseOrderBy(absl::string_view order_by);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_RECORD_ORDER_H_
