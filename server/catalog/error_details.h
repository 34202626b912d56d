// Errors as absl::Status with google.rpc details as payloads. The named errors of the nouns are
// made with these; rpc/ turns them into gRPC's form.
//
//     return MakeError(absl::StatusCode::kNotFound, v1::ERROR_REASON_RECORD_NOT_FOUND,
//                      "no mission is called …", {{"name", name}});
#ifndef OAS_SERVER_CATALOG_ERROR_DETAILS_H_
#define OAS_SERVER_CATALOG_ERROR_DETAILS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "oas/missions/v1/error_reason.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace catalog {

// ErrorInfo.domain of every error.
inline constexpr absl::string_view kErrorDomain = "oas.missions";

using ErrorMetadata = std::vector<std::pair<std::string, std::string>>;

// An error with an ErrorInfo. ErrorInfo.reason is the name of `reason` without "ERROR_REASON_".
absl::Status MakeError(absl::StatusCode code, v1::ErrorReason reason, absl::string_view message,
                       const ErrorMetadata& metadata);

// INVALID_ARGUMENT with an ErrorInfo (metadata: `field`, `value` and `more`) and a BadRequest that
// names the field.
absl::Status FieldError(v1::ErrorReason reason, absl::string_view field, absl::string_view value,
                        absl::string_view message, ErrorMetadata more = {});

// What an error quotes of a text that a caller sent: its first 200 bytes at most, and whole
// characters only, for details must be UTF-8.
absl::string_view Excerpt(absl::string_view text);

// Adds a google.rpc detail to an error.
void AddDetail(const google::protobuf::Message& detail, absl::Status& status);

// Adds a RetryInfo: waiting this long may help.
void AddRetry(absl::Duration delay, absl::Status& status);

}  // namespace catalog
}  // namespace oas

#endif  // OAS_SERVER_CATALOG_ERROR_DETAILS_H_
