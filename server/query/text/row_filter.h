// The filter of a search, which may go over several kinds of record at once.
#ifndef OAS_SERVER_QUERY_TEXT_ROW_FILTER_H_
#define OAS_SERVER_QUERY_TEXT_ROW_FILTER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/catalog/snapshot.h"
#include "server/query/text/text_index.h"

namespace oas::query {

// Whether a row of one of `kinds` passes `filter`; the collections of `snapshot` must be whole. Not
// thread-safe: one search, one predicate. INVALID_FILTER for a filter that cannot be read,
// INVALID_REGION_CODE for an unknown country.
absl::StatusOr<RowPredicate> CompileRowFilter(const catalog::SnapshotPtr& snapshot,
                                              absl::string_view filter,
                                              const std::vector<v1::RecordKind>& kinds);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_ROW_FILTER_H_
