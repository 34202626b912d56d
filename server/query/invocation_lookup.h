// Invocations by country, article, year and instrument, joined with what they led to; and how many
// there are, by which rule.
#ifndef OAS_SERVER_QUERY_INVOCATION_LOOKUP_H_
#define OAS_SERVER_QUERY_INVOCATION_LOOKUP_H_

#include "absl/status/statusor.h"
#include "oas/missions/v1/charter_service.pb.h"
#include "server/catalog/catalog.h"

namespace oas::query {

// INVALID_ARGUMENT for an unknown country, an impossible year, or an article that the instrument
// (the Democratic Charter when none is named) does not have; NOT_FOUND for an unknown instrument.
absl::StatusOr<v1::LookupInvocationsResponse> LookupInvocations(
    const catalog::Catalog& catalog, const v1::LookupInvocationsRequest& request);

// INVALID_ARGUMENT without a counting rule, or as above.
absl::StatusOr<v1::CountInvocationsResponse> CountInvocations(
    const catalog::Catalog& catalog, const v1::CountInvocationsRequest& request);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_INVOCATION_LOOKUP_H_
