// What a user searches for.
//
//     coup hond*          both must occur; hond begins a word
//     "good offices"      side by side
//     d'état              one word for the user, two for the index: they must stand side by side
#ifndef OAS_SERVER_QUERY_TEXT_TEXT_QUERY_H_
#define OAS_SERVER_QUERY_TEXT_TEXT_QUERY_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/query/text/tokenizer.h"

namespace oas::query {

inline constexpr size_t kMostQueryBytes = 1 << 10;
inline constexpr size_t kMostQueryWords = 32;

// Words that must stand side by side.
struct TextPhrase {
  std::vector<std::string> words;  // folded, at least one
  bool prefix = false;             // the last word is the beginning of a word
};

// Phrases that must all occur; at least one.
struct TextQuery {
  std::vector<TextPhrase> phrases;
};

// Reads `text`, which came in request field `field`. Lenient: a quote without its partner closes at
// the end, and what is neither word, quote nor trailing `*` only separates words. FIELD_REQUIRED
// when empty, INVALID_QUERY when there is no word in it, TOO_MANY_ITEMS beyond the limits.
absl::StatusOr<TextQuery> ParseTextQuery(absl::string_view field, absl::string_view text,
                                         const Tokenizer& tokenizer);

// The query in FTS5's language. Every word is quoted and consists of letters and digits only, so
// nothing in it is an operator.
std::string ToFts5(const TextQuery& query);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TEXT_QUERY_H_
