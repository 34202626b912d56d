// Checks that several requests share. Each answers OK for an unset field.
#ifndef OAS_SERVER_QUERY_REQUEST_CHECKS_H_
#define OAS_SERVER_QUERY_REQUEST_CHECKS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/assertion.pb.h"
#include "oas/missions/v1/read_options.pb.h"
#include "server/catalog/snapshot.h"

namespace oas::query {

// INVALID_REGION_CODE for request field `field` unless the snapshot has a country of this code.
absl::Status CheckRegionCode(const catalog::Snapshot& snapshot, absl::string_view region_code,
                             absl::string_view field);

// INVALID_YEAR unless from 1948 to 9999.
absl::Status CheckYear(int year);

// INVALID_ENUM_VALUE for a number that the enum does not have.
absl::Status CheckView(v1::RecordView view);
absl::Status CheckOrigin(v1::Origin origin);

// The view to answer in, `fallback` when the request leaves it open.
v1::RecordView ViewOr(v1::RecordView view, v1::RecordView fallback);

// The record of request field `field` called `name`. INVALID_ARGUMENT when `name` cannot be a name
// of this kind, NOT_FOUND (with a similar name) when there is no such record. Else never nullptr,
// and stays where it is as long as the snapshot.
absl::StatusOr<const catalog::StoredRecordPtr*> FindRecord(const catalog::Snapshot& snapshot,
                                                           v1::RecordKind kind,
                                                           absl::string_view field,
                                                           absl::string_view name);

// The days of a partial date in request field `field`, or INVALID_DATE.
absl::StatusOr<catalog::DayInterval> CheckDate(absl::string_view field,
                                               const google::type::Date& date);

// The days from the beginning of `since` to the end of `until`; without bound where one is not set.
// INVALID_DATE when it would end before it begins.
absl::StatusOr<catalog::DayInterval> CheckInterval(bool has_since, const google::type::Date& since,
                                                   bool has_until, const google::type::Date& until);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_REQUEST_CHECKS_H_
