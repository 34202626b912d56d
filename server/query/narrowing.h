// Conditions that some requests have in fields of their own: country and days.
#ifndef OAS_SERVER_QUERY_NARROWING_H_
#define OAS_SERVER_QUERY_NARROWING_H_

#include "absl/status/statusor.h"
#include "oas/missions/v1/charter_service.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"
#include "server/catalog/snapshot.h"
#include "server/query/filter/filter.h"

namespace oas::query {

// The condition that the request's own fields state, nullptr for none; INVALID_ARGUMENT for an
// unknown country or a date that is none.
absl::StatusOr<FilterNodePtr> OwnConditions(const catalog::Snapshot& snapshot,
                                            const v1::ListEventsRequest& request);
absl::StatusOr<FilterNodePtr> OwnConditions(const catalog::Snapshot& snapshot,
                                            const v1::ReplayTimelineRequest& request);
absl::StatusOr<FilterNodePtr> OwnConditions(const catalog::Snapshot& snapshot,
                                            const v1::ListSuspensionsRequest& request);

// Requests without such fields.
template <typename Request>
absl::StatusOr<FilterNodePtr> OwnConditions(const catalog::Snapshot& /*snapshot*/,
                                            const Request& /*request*/) {
  return FilterNodePtr();
}

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_NARROWING_H_
