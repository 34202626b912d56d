// Text on a grid of character cells: how wide it is, cut, padded and wrapped. Text is UTF-8.
#ifndef CLIENT_CLI_OUTPUT_TEXT_H_
#define CLIENT_CLI_OUTPUT_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace oas::missions::cli {

// Cells that `text` takes in a terminal: none for combining marks, two for wide East Asian
// characters and most emoji, one for all else.
int DisplayWidth(absl::string_view text);

// `text` with control characters (line breaks and escape sequences, too) turned into spaces, so
// that data cannot move the cursor.
std::string CleanText(absl::string_view text);

// `text` cut to at most `width` cells; a cut text ends in `mark` ("…" or "...").
std::string CutText(absl::string_view text, int width, absl::string_view mark);

// As many spaces; none for a count below 0.
std::string Spaces(int count);

// `text` followed by spaces up to `width` cells.
std::string PadText(absl::string_view text, int width);

// `text` in lines of at most `width` cells, broken between words; a longer word has its own line.
// Line breaks in `text` begin a new line. Empty for an empty text.
std::vector<std::string> WrapText(absl::string_view text, int width);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_TEXT_H_
