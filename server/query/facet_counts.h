// How many rows of a plan have each value of a facet.
#ifndef OAS_SERVER_QUERY_FACET_COUNTS_H_
#define OAS_SERVER_QUERY_FACET_COUNTS_H_

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "server/query/row_plan.h"

namespace oas::query {

struct FacetCounts {
  // Views live as long as the plan and the counts: there may be a hundred thousand values, of which
  // few are shown.
  struct Value {
    absl::string_view value;
    int64_t count = 0;
  };
  // For each facet asked for, its values with at least one row, in no particular order.
  std::vector<std::vector<Value>> facets;
  int64_t total = 0;  // rows
  std::deque<std::string> own_texts;
};

// Counts the rows that a plan over missions selects. CANCELLED when `cancelled`, asked now and
// then, says so.
absl::StatusOr<FacetCounts> CountFacets(const RowPlanPtr& plan,
                                        const std::vector<v1::MissionFacet>& facets,
                                        absl::FunctionRef<bool()> cancelled);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FACET_COUNTS_H_
