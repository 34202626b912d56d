#include "client/cli/output/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace oas::missions::cli {
namespace {

struct CodePoint {
  std::uint32_t value;
  std::size_t bytes;
};

struct CodeRange {
  std::uint32_t first;
  std::uint32_t last;
};

// Unicode 15, blocks: combining marks, zero-width characters, variation selectors.
constexpr std::array<CodeRange, 7> kZeroWidth = {{{0x0300, 0x036F},
                                                  {0x1AB0, 0x1AFF},
                                                  {0x1DC0, 0x1DFF},
                                                  {0x200B, 0x200F},
                                                  {0x20D0, 0x20FF},
                                                  {0xFE00, 0xFE0F},
                                                  {0xFE20, 0xFE2F}}};

// Unicode 15, East Asian Width W and F, by block.
constexpr std::array<CodeRange, 9> kWide = {{{0x1100, 0x115F},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0x1F300, 0x1FAFF},
                                             {0x20000, 0x3FFFD}}};

template <std::size_t kSize>
bool IsIn(const std::array<CodeRange, kSize>& ranges, std::uint32_t value) {
  for (const CodeRange& range : ranges) {
    if (value >= range.first && value <= range.last) return true;
  }
  return false;
}

// The first code point of `text`, which is not empty. A byte that begins none counts as one.
CodePoint Decode(absl::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC0 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                                           : 4;
  if (length == 1) return {lead, 1};
  if (length == 0 || text.size() < length) return {0xFFFD, 1};
  std::uint32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {0xFFFD, 1};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  return {value, length};
}

int CellsOf(std::uint32_t value) {
  if (IsIn(kZeroWidth, value)) return 0;
  return IsIn(kWide, value) ? 2 : 1;
}

bool IsControl(std::uint32_t value) { return value < 0x20 || (value >= 0x7F && value < 0xA0); }

void WrapLine(absl::string_view line, int width, std::vector<std::string>& lines) {
  std::string current;
  int used = 0;
  for (const absl::string_view word : absl::StrSplit(line, ' ', absl::SkipEmpty())) {
    const int cells = DisplayWidth(word);
    if (used > 0 && used + 1 + cells > width) {
      lines.push_back(current);
      current.clear();
      used = 0;
    }
    absl::StrAppend(&current, used > 0 ? " " : "", word);
    used += cells + (used > 0 ? 1 : 0);
  }
  lines.push_back(current);
}

}  // namespace

int DisplayWidth(absl::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const CodePoint point = Decode(text);
    width += CellsOf(point.value);
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string CleanText(absl::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = Decode(text);
    if (IsControl(point.value)) {
      clean.push_back(' ');
    } else {
      absl::StrAppend(&clean, text.substr(0, point.bytes));
    }
    text.remove_prefix(point.bytes);
  }
  return clean;
}

std::string CutText(absl::string_view text, int width, absl::string_view mark) {
  if (DisplayWidth(text) <= width) return std::string(text);
  const int room = width - DisplayWidth(mark);
  std::string cut;
  int used = 0;
  while (!text.empty()) {
    const CodePoint point = Decode(text);
    used += CellsOf(point.value);
    if (used > room) break;
    absl::StrAppend(&cut, text.substr(0, point.bytes));
    text.remove_prefix(point.bytes);
  }
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return absl::StrCat(cut, mark);
}

std::string Spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

std::string PadText(absl::string_view text, int width) {
  const int missing = width - DisplayWidth(text);
  return absl::StrCat(text, std::string(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' '));
}

std::vector<std::string> WrapText(absl::string_view text, int width) {
  std::vector<std::string> lines;
  if (text.empty()) return lines;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    WrapLine(CleanText(line), width, lines);
  }
  return lines;
}

}  // namespace oas::missions::cli
