#include "server/curation/curation_errors.h"

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "server/catalog/error_details.h"

namespace oas::curation {

using catalog::Excerpt;
using catalog::MakeError;

absl::Status ValidationFailed(const std::vector<RequestFault>& faults) {
  // Clients take eight kibibytes of metadata, and the details are sent twice as large as they are.
  constexpr size_t kMostBytes = 2500;
  google::rpc::BadRequest bad_request;
  size_t bytes = 0;
  for (const RequestFault& fault : faults) {
    bytes += fault.field.size() + fault.message.size() + 8;
    if (bytes > kMostBytes && bad_request.field_violations_size() > 0) break;
    auto& violation = *bad_request.add_field_violations();
    violation.set_field(std::string(Excerpt(fault.field)));
    violation.set_description(fault.message.substr(0, kMostBytes));
  }
  const RequestFault& first = faults.front();
  std::string message = absl::StrCat(Excerpt(first.field), first.field.empty() ? "" : ": ",
                                     first.message.substr(0, kMostBytes / 2));
  if (faults.size() > 1) absl::StrAppend(&message, " (and ", faults.size() - 1, " more)");
  absl::Status status =
      MakeError(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_VALIDATION_FAILED, message,
                {{"fault_count", absl::StrCat(faults.size())}});
  catalog::AddDetail(bad_request, status);
  return status;
}

absl::Status EtagMismatch(absl::string_view name, absl::string_view expected,
                          absl::string_view actual) {
  return MakeError(
      absl::StatusCode::kAborted, v1::ERROR_REASON_ETAG_MISMATCH,
      absl::StrCat("the record ", name,
                   actual.empty() ? " is not there any more" : " has changed since it was read",
                   "; read it again, or set ignore_etags"),
      {{"name", std::string(name)},
       {"expected_etag", std::string(Excerpt(expected))},
       {"actual_etag", std::string(actual)}});
}

absl::Status NameRetired(absl::string_view name, int64_t deleted_at_revision) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_NAME_RETIRED,
      absl::StrCat("the record ", name, " was deleted at revision ", deleted_at_revision,
                   "; names are never used again, so choose another"),
      {{"name", std::string(name)}, {"deleted_at_revision", absl::StrCat(deleted_at_revision)}});
}

absl::Status OwnerMismatch(absl::string_view name, absl::string_view owner) {
  return MakeError(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_OWNER_MISMATCH,
                   absl::StrCat("the record ", name, " is curated by \"", owner, "\""),
                   {{"name", std::string(name)}, {"owner", std::string(owner)}});
}

absl::Status TooManyDeletes(int64_t deletes, int64_t max_deletes) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_TOO_MANY_DELETES,
      absl::StrCat("pruning would delete ", deletes, " records, and max_deletes is ", max_deletes),
      {{"deletes", absl::StrCat(deletes)}, {"max_deletes", absl::StrCat(max_deletes)}});
}

absl::Status NothingToDelete(absl::string_view name) {
  return MakeError(absl::StatusCode::kNotFound, v1::ERROR_REASON_RECORD_NOT_FOUND,
                   absl::StrCat("there is no record \"", Excerpt(name), "\" to delete"),
                   {{"name", std::string(Excerpt(name))}});
}

absl::Status RequestIdReused(absl::string_view request_id, int64_t revision) {
  return MakeError(absl::StatusCode::kAlreadyExists, v1::ERROR_REASON_REQUEST_ID_REUSED,
                   absl::StrCat("request_id \"", request_id,
                                "\" belongs to another request, that of "
                                "revision ",
                                revision, "; take a new one"),
                   {{"request_id", std::string(request_id)}, {"revision", absl::StrCat(revision)}});
}

}  // namespace oas::curation
