// Conditions that the terms of records decide, answered by sets of rows.
#ifndef OAS_SERVER_QUERY_TERM_CONDITIONS_H_
#define OAS_SERVER_QUERY_TERM_CONDITIONS_H_

#include <memory>

#include "server/catalog/segment.h"
#include "server/query/filter/filter.h"

namespace oas::query {

// May be a set of the segment itself: valid as long as the segment.
using RowSetPtr = std::shared_ptr<const catalog::RowSet>;

// Exactly the rows for which `node` holds, or nullptr when terms and names cannot tell.
RowSetPtr RowsByTerms(const catalog::Segment& segment, v1::RecordKind kind, const FilterNode& node);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TERM_CONDITIONS_H_
