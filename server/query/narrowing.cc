#include "server/query/narrowing.h"

#include <string>
#include <utility>

#include "server/query/conditions.h"
#include "server/query/request_checks.h"

namespace oas::query {
namespace {

absl::StatusOr<FilterNodePtr> InRegion(const catalog::Snapshot& snapshot,
                                       const std::string& region_code) {
  if (auto known = CheckRegionCode(snapshot, region_code, "region_code"); !known.ok()) return known;
  if (region_code.empty()) return FilterNodePtr();
  return HasTerm(catalog::TermField::kCountry, region_code);
}

template <typename Request>
absl::StatusOr<FilterNodePtr> InRegionAndInterval(const catalog::Snapshot& snapshot,
                                                  const Request& request) {
  FilterNodePtr in_interval;
  if (request.has_since() || request.has_until()) {
    const absl::StatusOr<catalog::DayInterval> days =
        CheckInterval(request.has_since(), request.since(), request.has_until(), request.until());
    if (!days.ok()) return days.status();
    in_interval = PossiblyDuring(*days);
  }
  absl::StatusOr<FilterNodePtr> in_region = InRegion(snapshot, request.region_code());
  if (!in_region.ok()) return in_region.status();
  return Both(*std::move(in_region), std::move(in_interval));
}

}  // namespace

absl::StatusOr<FilterNodePtr> OwnConditions(const catalog::Snapshot& snapshot,
                                            const v1::ListEventsRequest& request) {
  return InRegionAndInterval(snapshot, request);
}

absl::StatusOr<FilterNodePtr> OwnConditions(const catalog::Snapshot& snapshot,
                                            const v1::ReplayTimelineRequest& request) {
  return InRegionAndInterval(snapshot, request);
}

absl::StatusOr<FilterNodePtr> OwnConditions(const catalog::Snapshot& snapshot,
                                            const v1::ListSuspensionsRequest& request) {
  FilterNodePtr active;
  if (request.has_active_on()) {
    const absl::StatusOr<catalog::DayInterval> days = CheckDate("active_on", request.active_on());
    if (!days.ok()) return days.status();
    active = PossiblyDuring(*days);
  }
  absl::StatusOr<FilterNodePtr> in_region = InRegion(snapshot, request.region_code());
  if (!in_region.ok()) return in_region.status();
  return Both(*std::move(in_region), std::move(active));
}

}  // namespace oas::query
