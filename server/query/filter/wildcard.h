// Patterns in which `*` stands for any characters, none included.
//
// A pattern is kept as the stretches between its wildcards: `*good*Peru` is {"", "good", "Peru"}. A
// text matches when it begins with the first, ends with the last, and holds the others in order in
// between. One stretch alone is no pattern but a text.
#ifndef OAS_SERVER_QUERY_FILTER_WILDCARD_H_
#define OAS_SERVER_QUERY_FILTER_WILDCARD_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace oas::query {

// Takes time linear in the text for each stretch: there is no way back.
bool MatchesPieces(absl::Span<const std::string> pieces, absl::string_view text);

// Whether there is nothing but wildcards.
bool IsOnlyWildcards(absl::Span<const std::string> pieces);

// The text of a pattern that is none, because where it stands `*` has no meaning.
std::string PlainText(absl::Span<const std::string> pieces);

// The pattern in writing, as between double quotes of a filter: `\` before what would be read as a
// wildcard, a quote or a backslash.
std::string PatternText(absl::Span<const std::string> pieces);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_WILDCARD_H_
