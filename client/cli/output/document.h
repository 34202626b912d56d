// A text in sections, for `describe`: headings, labelled facts, paragraphs and items, wrapped to
// the width of the screen.
#ifndef CLIENT_CLI_OUTPUT_DOCUMENT_H_
#define CLIENT_CLI_OUTPUT_DOCUMENT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "client/cli/output/screen.h"

namespace oas::missions::cli {

// Builds the text part by part. A section without content leaves no trace, and neither does a fact
// without a value.
class Document {
 public:
  explicit Document(const Screen& screen) : screen_(screen) {}

  void Title(absl::string_view text);
  void Section(absl::string_view heading, Style style = Style::kHeading);
  // "Label        value", the values of all facts below each other.
  void Fact(absl::string_view label, absl::string_view value);
  void Paragraph(absl::string_view text);
  // "- text", further lines indented; `depth` items deep.
  void Item(absl::string_view text, int depth = 0);

  // Everything so far.
  const std::string& text() const { return text_; }

 private:
  void BeginContent();
  void Lines(absl::string_view text, const std::string& first, const std::string& further);

  const Screen screen_;
  std::string text_;
  std::string pending_heading_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_DOCUMENT_H_
