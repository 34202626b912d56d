// Where a watcher stands: what it gives back to go on after it. Never expires, and is good on every
// server of the same store.
#ifndef OAS_SERVER_FEED_RESUME_TOKEN_H_
#define OAS_SERVER_FEED_RESUME_TOKEN_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace oas::feed {

struct ResumeToken {
  std::string store_id;  // 32 hexadecimal digits
  int64_t revision = 0;  // up to which everything was seen
  uint64_t chain = 0;    // of that revision: tells a history from another that has the same numbers
  // In the middle of the initial state of `revision`: how many records were sent or passed over.
  bool in_initial_state = false;
  uint64_t position = 0;
  // In the middle of the revision after `revision`: how many of its changes were.
  uint64_t change = 0;
};

std::string EncodeToken(const ResumeToken& token);

// INVALID_ARGUMENT when EncodeToken did not make it.
absl::StatusOr<ResumeToken> DecodeToken(absl::string_view bytes);

}  // namespace oas::feed

#endif  // OAS_SERVER_FEED_RESUME_TOKEN_H_
