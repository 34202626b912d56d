// Missions counted by facet.
#ifndef OAS_SERVER_QUERY_MISSION_SUMMARY_H_
#define OAS_SERVER_QUERY_MISSION_SUMMARY_H_

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "server/catalog/catalog.h"

namespace oas::query {

// INVALID_ARGUMENT for an unknown facet, a negative max_values or a filter that cannot be read;
// CANCELLED when `cancelled`, asked now and then, says so.
absl::StatusOr<v1::SummarizeMissionsResponse> SummarizeMissions(
    const catalog::Catalog& catalog, const v1::SummarizeMissionsRequest& request,
    absl::FunctionRef<bool()> cancelled);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_MISSION_SUMMARY_H_
