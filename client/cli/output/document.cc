#include "client/cli/output/document.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/cli/output/text.h"

namespace oas::missions::cli {
namespace {

constexpr int kIndent = 2;
constexpr int kLabelWidth = 18;
// Longer lines are hard to read, however wide the terminal is.
constexpr int kMaxTextWidth = 100;

}  // namespace

void Document::Title(absl::string_view text) {
  for (const std::string& line : WrapText(text, std::min(screen_.width, kMaxTextWidth))) {
    absl::StrAppend(&text_, Paint(Style::kHeading, line, screen_), "\n");
  }
}

void Document::Section(absl::string_view heading, Style style) {
  pending_heading_ = absl::StrCat("\n", Paint(style, heading, screen_), "\n");
}

void Document::Fact(absl::string_view label, absl::string_view value) {
  if (value.empty()) return;
  BeginContent();
  Lines(value, Spaces(kIndent) + PadText(label, kLabelWidth), Spaces(kIndent + kLabelWidth));
}

void Document::Paragraph(absl::string_view text) {
  if (text.empty()) return;
  BeginContent();
  Lines(text, Spaces(kIndent), Spaces(kIndent));
}

void Document::Item(absl::string_view text, int depth) {
  if (text.empty()) return;
  BeginContent();
  const int indent = kIndent * (depth + 1);
  Lines(text, absl::StrCat(Spaces(indent), "- "), Spaces(indent + 2));
}

void Document::BeginContent() {
  text_ += pending_heading_;
  pending_heading_.clear();
}

void Document::Lines(absl::string_view text, const std::string& first, const std::string& further) {
  const int width = std::min(screen_.width, kMaxTextWidth) - DisplayWidth(further);
  const std::vector<std::string> lines = WrapText(text, std::max(width, 20));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    absl::StrAppend(&text_, i == 0 ? first : further, lines[i], "\n");
  }
}

}  // namespace oas::missions::cli
