// Errors of feeds.
#ifndef OAS_SERVER_FEED_FEED_ERRORS_H_
#define OAS_SERVER_FEED_FEED_ERRORS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace oas::feed {

// INVALID_ARGUMENT: the bytes are no resume token.
absl::Status InvalidResumeToken();
// FAILED_PRECONDITION: the token is of another store.
absl::Status ForeignResumeToken(absl::string_view store, absl::string_view token_store);
// DATA_LOSS: the token is of commits that the store does not have any more.
absl::Status LostHistory(int64_t revision, int64_t newest_revision);
// INVALID_ARGUMENT: a feed begins at revision 1 or later.
absl::Status InvalidStartRevision(int64_t revision);
// INVALID_ARGUMENT: shorter than the server allows, or negative.
absl::Status InvalidProgressInterval();

}  // namespace oas::feed

#endif  // OAS_SERVER_FEED_FEED_ERRORS_H_
