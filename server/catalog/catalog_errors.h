// Errors of finding records and revisions.
#ifndef OAS_SERVER_CATALOG_CATALOG_ERRORS_H_
#define OAS_SERVER_CATALOG_CATALOG_ERRORS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/catalog/snapshot.h"

namespace oas::catalog {

// NOT_FOUND: none of `names` (at least one, all of one kind) is in the snapshot. Names the most
// similar record when only one is missing.
absl::Status RecordNotFound(const Snapshot& snapshot, v1::RecordKind kind,
                            const std::vector<std::string>& names);

// INVALID_ARGUMENT: `value` in request field `field` cannot be the name of a record of `kind`.
absl::Status InvalidName(absl::string_view field, absl::string_view value, v1::RecordKind kind);

// NOT_FOUND: the catalog is at `newest` and has no revision `revision`.
absl::Status RevisionNotFound(int64_t revision, int64_t newest);

// NOT_FOUND: the catalog had no revision yet at `time`; its first is of `first_time`.
absl::Status NoRevisionAt(absl::Time time, absl::Time first_time, int64_t newest);

// UNAVAILABLE: the catalog is at `newest` and has not reached `revision` yet.
absl::Status RevisionNotReached(int64_t revision, int64_t newest);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_CATALOG_ERRORS_H_
