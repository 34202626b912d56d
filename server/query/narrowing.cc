#include "server/query/narrowing.h"

#include <string>

namespace oas::query {
namespace {

absl::Status NarrowToRegion(const std::string& region_code, ReadPlan& plan) {
  plan.selection.region_code = region_code;
  return CheckRegionCode(*plan.snapshot, region_code);
}

template <typename Request>
absl::Status NarrowToRegionAndInterval(const Request& request, ReadPlan& plan) {
  if (request.has_since() || request.has_until()) {
    const absl::StatusOr<catalog::DayInterval> days =
        CheckInterval(request.has_since(), request.since(), request.has_until(), request.until());
    if (!days.ok()) return days.status();
    plan.selection.days = *days;
  }
  return NarrowToRegion(request.region_code(), plan);
}

}  // namespace

absl::Status Narrow(const v1::ListEventsRequest& request, ReadPlan& plan) {
  return NarrowToRegionAndInterval(request, plan);
}

absl::Status Narrow(const v1::ReplayTimelineRequest& request, ReadPlan& plan) {
  return NarrowToRegionAndInterval(request, plan);
}

absl::Status Narrow(const v1::ListSuspensionsRequest& request, ReadPlan& plan) {
  if (request.has_active_on()) {
    const absl::StatusOr<catalog::DayInterval> days = CheckDate("active_on", request.active_on());
    if (!days.ok()) return days.status();
    plan.selection.days = *days;
  }
  return NarrowToRegion(request.region_code(), plan);
}

}  // namespace oas::query
