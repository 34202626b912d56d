// Matchers of errors and of their google.rpc details.
//
//     EXPECT_THAT(status, StatusIs(absl::StatusCode::kNotFound));
//     EXPECT_THAT(status, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
//     EXPECT_THAT(MetadataOf(status), Contains(Pair("name", "missions/x")));
//
// They take an absl::Status or an absl::StatusOr.
#ifndef OAS_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define OAS_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <gmock/gmock.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/rpc/error_details.pb.h"
#include "oas/missions/v1/error_reason.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& status_or) {
  return status_or.status();
}

// The detail of this type; nothing when there is none or its bytes are no such message.
template <typename Detail>
std::optional<Detail> DetailOf(const absl::Status& status) {
  const auto payload =
      status.GetPayload("type.googleapis.com/" + Detail::descriptor()->full_name());
  Detail detail;
  if (!payload.has_value() || !detail.ParseFromString(std::string(*payload))) return std::nullopt;
  return detail;
}

// ErrorInfo.reason, "" without one.
std::string ReasonOf(const absl::Status& status);

// ErrorInfo.metadata, empty without one.
std::map<std::string, std::string> MetadataOf(const absl::Status& status);

// The fields of the BadRequest, in order.
std::vector<std::string> ViolatedFieldsOf(const absl::Status& status);

// Code, message, reason and metadata, for the output of a failed test.
std::string Describe(const absl::Status& status);

MATCHER(IsOk, "is OK") {
  *result_listener << Describe(StatusOf(arg));
  return StatusOf(arg).ok();
}

MATCHER_P(StatusIs, code, "has the code " + absl::StatusCodeToString(code)) {
  *result_listener << Describe(StatusOf(arg));
  return StatusOf(arg).code() == code;
}

// The ErrorInfo is of our domain and has this reason (a v1::ErrorReason).
MATCHER_P(HasReason, reason, "has the reason " + v1::ErrorReason_Name(reason)) {
  *result_listener << Describe(StatusOf(arg));
  const auto info = DetailOf<google::rpc::ErrorInfo>(StatusOf(arg));
  return info.has_value() && info->domain() == "oas.missions" &&
         "ERROR_REASON_" + info->reason() == v1::ErrorReason_Name(reason);
}

// INVALID_ARGUMENT with this reason, whose metadata and BadRequest both name `field`.
MATCHER_P2(IsFieldError, reason, field,
           "refuses the field " + std::string(field) + " with " + v1::ErrorReason_Name(reason)) {
  const absl::Status& status = StatusOf(arg);
  *result_listener << Describe(status);
  const std::vector<std::string> expected = {field};
  auto metadata = MetadataOf(status);
  return status.code() == absl::StatusCode::kInvalidArgument &&
         "ERROR_REASON_" + ReasonOf(status) == v1::ErrorReason_Name(reason) &&
         metadata["field"] == field && ViolatedFieldsOf(status) == expected;
}

}  // namespace testing
}  // namespace oas

#endif  // OAS_TESTS_SUPPORT_STATUS_MATCHERS_H_
