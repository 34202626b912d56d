// Conditions that some requests have beside the common ones: country and days.
#ifndef OAS_SERVER_QUERY_NARROWING_H_
#define OAS_SERVER_QUERY_NARROWING_H_

#include "absl/status/status.h"
#include "oas/missions/v1/charter_service.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"
#include "server/query/read_plan.h"

namespace oas::query {

// Each adds the request's own conditions to its plan, or answers INVALID_ARGUMENT for an unknown
// country or a date that is none.
absl::Status Narrow(const v1::ListEventsRequest& request, ReadPlan& plan);
absl::Status Narrow(const v1::ReplayTimelineRequest& request, ReadPlan& plan);
absl::Status Narrow(const v1::ListSuspensionsRequest& request, ReadPlan& plan);

// Requests without conditions of their own.
template <typename Request>
absl::Status Narrow(const Request& /*request*/, ReadPlan& /*plan*/) {
  return absl::OkStatus();
}

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_NARROWING_H_
