// Text with marked stretches: what a search matched.
#ifndef CLIENT_CLI_OUTPUT_MARKED_TEXT_H_
#define CLIENT_CLI_OUTPUT_MARKED_TEXT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "client/cli/output/screen.h"

namespace oas::missions::cli {

// A stretch of bytes.
struct TextMark {
  std::size_t offset = 0;
  std::size_t size = 0;
};

// Marks are in order, apart from each other, not empty and inside the text.
struct MarkedText {
  std::string text;
  std::vector<TextMark> marks;
};

// `text` without control characters, marked at `marks`. Marks may come in any order; what of them
// lies outside the text, or overlaps an earlier mark, is ignored.
MarkedText MakeMarkedText(absl::string_view text, std::vector<TextMark> marks);

// `marked` cut to at most `width` cells so that its first mark stays in sight: where it would fall
// off the end, the beginning is cut off. `ellipsis` stands where something is missing.
MarkedText CutMarkedText(const MarkedText& marked, int width, absl::string_view ellipsis);

// The text with its marks painted as matches and the rest in `style`.
std::string PaintMarkedText(const MarkedText& marked, Style style, const Screen& screen);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_MARKED_TEXT_H_
