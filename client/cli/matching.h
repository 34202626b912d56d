// Tells what a user probably meant.
#ifndef CLIENT_CLI_MATCHING_H_
#define CLIENT_CLI_MATCHING_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace oas::missions::cli {

// `text` in lower case without the accents of Latin letters: "Perú" is "peru".
std::string FoldForMatch(absl::string_view text);

// The candidate that is nearest to `text` by edit distance, when it is near enough to be a
// misspelling of it; empty otherwise.
std::string NearestMatch(absl::string_view text, const std::vector<std::string>& candidates);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_MATCHING_H_
