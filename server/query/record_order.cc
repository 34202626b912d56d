#include "server/query/record_order.h"

#include <vector>

#include "absl/strings/str_split.h"
#include "server/query/query_errors.h"

namespace oas::query {

absl::StatusOr<RecordOrder> ParseOrderBy(absl::string_view order_by) {
  const std::vector<absl::string_view> words =
      absl::StrSplit(order_by, absl::ByAnyChar(" \t"), absl::SkipEmpty());
  if (words.empty()) return RecordOrder{};
  RecordOrder order;
  order.key = words[0] == "name" ? OrderKey::kName : OrderKey::kEventDate;
  order.descending = words.size() == 2 && words[1] == "desc";
  const bool known_key = words[0] == "name" || words[0] == "event_date";
  const bool known_direction = words.size() == 1 || words[1] == "asc" || words[1] == "desc";
  if (words.size() > 2 || !known_key || !known_direction) {
    return InvalidOrderBy(order_by, {"event_date", "event_date desc", "name", "name desc"});
  }
  return order;
}

}  // namespace oas::query
