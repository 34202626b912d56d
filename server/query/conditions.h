// Conditions that typed request fields stand for, in the form that filters have: there is one way
// to find records, whatever asks for them.
#ifndef OAS_SERVER_QUERY_CONDITIONS_H_
#define OAS_SERVER_QUERY_CONDITIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "server/catalog/snapshot.h"
#include "server/query/filter/filter.h"

namespace oas::query {

// Records that have the term.
FilterNodePtr HasTerm(catalog::TermField field, absl::string_view value);

// Records that may have been going on on one of these days.
FilterNodePtr PossiblyDuring(const catalog::DayInterval& days);

// Both conditions; either may be nullptr, which holds always.
FilterNodePtr Both(FilterNodePtr a, FilterNodePtr b);

// INVALID_REGION_CODE when the condition compares with a country that neither the catalog nor any
// record of the kind has: a misspelt code must not look like "nothing happened".
absl::Status CheckCountriesOf(const catalog::Snapshot& snapshot, v1::RecordKind kind,
                              const FilterNode& condition);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_CONDITIONS_H_
