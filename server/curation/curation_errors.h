// Errors of commits that cannot be made as asked.
#ifndef OAS_SERVER_CURATION_CURATION_ERRORS_H_
#define OAS_SERVER_CURATION_CURATION_ERRORS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace oas::curation {

// A fault of a request: in which of its fields, and what would be right.
struct RequestFault {
  std::string field;  // "records[3].mission.title"
  std::string message;
};

// INVALID_ARGUMENT: the resulting catalog would not be valid. Lists as many faults as an error can
// carry.
absl::Status ValidationFailed(const std::vector<RequestFault>& faults);
// ABORTED: the record changed since it was read; `actual` is empty when it is not there.
absl::Status EtagMismatch(absl::string_view name, absl::string_view expected,
                          absl::string_view actual);
// FAILED_PRECONDITION: the name belongs to a record that was deleted.
absl::Status NameRetired(absl::string_view name, int64_t deleted_at_revision);
// FAILED_PRECONDITION: the record is curated by `owner`.
absl::Status OwnerMismatch(absl::string_view name, absl::string_view owner);
// FAILED_PRECONDITION: pruning would delete `deletes` records.
absl::Status TooManyDeletes(int64_t deletes, int64_t max_deletes);
// NOT_FOUND: there is no record of this name to delete.
absl::Status NothingToDelete(absl::string_view name);
// ALREADY_EXISTS: the request_id belongs to another request.
absl::Status RequestIdReused(absl::string_view request_id, int64_t revision);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_CURATION_ERRORS_H_
