// Errors of text search.
#ifndef OAS_SERVER_QUERY_TEXT_TEXT_ERRORS_H_
#define OAS_SERVER_QUERY_TEXT_TEXT_ERRORS_H_

#include <cstddef>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace oas::query {

// INVALID_ARGUMENT: `query`, in request field `field`, has nothing that could be found.
absl::Status QueryWithoutWords(absl::string_view field, absl::string_view query);

// INVALID_ARGUMENT: the query in `field` has `count` of `what` ("bytes", "words").
absl::Status QueryTooLong(absl::string_view field, absl::string_view what, size_t count,
                          size_t maximum);

// UNAVAILABLE: no text index yet; `progress` of it (0 to 1) is done, and waiting `remaining` helps.
absl::Status TextIndexBuilding(double progress, absl::Duration remaining);

// UNIMPLEMENTED: request field `field` asks for a revision whose index is gone; that of `served` is
// there.
absl::Status RevisionNotSearched(absl::string_view field, int64_t revision, int64_t served);

// CANCELLED: the caller lost interest, or the server is stopping.
absl::Status SearchCancelled();

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TEXT_ERRORS_H_
