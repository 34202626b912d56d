#include "server/feed/feed_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"

namespace oas::feed {

absl::Status InvalidResumeToken() {
  return catalog::FieldError(
      v1::ERROR_REASON_INVALID_PAGE_TOKEN, "resume_token", "",
      "resume_token was not made by this service, or is not whole; pass it as it came");
}

absl::Status ForeignResumeToken(absl::string_view store, absl::string_view token_store) {
  return catalog::MakeError(
      absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_FOREIGN_RESUME_TOKEN,
      absl::StrCat("resume_token is of the store ", token_store, ", and this server has the store ",
                   store, "; begin anew, or ask the other server"),
      {{"store", std::string(store)}, {"token_store", std::string(token_store)}});
}

absl::Status LostHistory(int64_t revision, int64_t newest_revision) {
  return catalog::MakeError(
      absl::StatusCode::kDataLoss, v1::ERROR_REASON_LOST_HISTORY,
      absl::StrCat("resume_token is of a revision ", revision,
                   " that the store has lost, as a restored backup or a failover can; compare what "
                   "you have with the catalog and begin anew"),
      {{"revision", absl::StrCat(revision)}, {"newest_revision", absl::StrCat(newest_revision)}});
}

absl::Status InvalidStartRevision(int64_t revision) {
  return catalog::FieldError(v1::ERROR_REASON_REVISION_NOT_FOUND, "revision",
                             absl::StrCat(revision),
                             absl::StrCat("revision ", revision, " is none: the first is 1"));
}

absl::Status InvalidProgressInterval() {
  return catalog::FieldError(v1::ERROR_REASON_INVALID_DATE, "progress_interval", "",
                             "progress_interval must be between 1 second and 1 day");
}

}  // namespace oas::feed
