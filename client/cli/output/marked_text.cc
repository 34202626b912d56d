#include "client/cli/output/marked_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "client/cli/output/text.h"

namespace oas::missions::cli {
namespace {

bool BeginsCharacter(absl::string_view text, std::size_t offset) {
  return offset >= text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

// The marks as far as they lie in the first `size` bytes.
std::vector<TextMark> ClipMarks(const std::vector<TextMark>& marks, std::size_t size) {
  std::vector<TextMark> clipped;
  for (const TextMark& mark : marks) {
    if (mark.offset >= size) break;
    clipped.push_back({mark.offset, std::min(mark.size, size - mark.offset)});
  }
  return clipped;
}

MarkedText CutEnd(const MarkedText& marked, int width, absl::string_view ellipsis) {
  MarkedText cut = {CutText(marked.text, width, ellipsis), marked.marks};
  if (cut.text != marked.text) {
    const std::size_t kept = cut.text.size() - std::min(ellipsis.size(), cut.text.size());
    cut.marks = ClipMarks(marked.marks, kept);
  }
  return cut;
}

// Leaves at most `width` cells before the first mark, from the beginning of a word where there is
// one.
MarkedText CutBeginning(const MarkedText& marked, int width, absl::string_view ellipsis) {
  const std::size_t first = marked.marks.front().offset;
  const absl::string_view text = marked.text;
  int excess = DisplayWidth(text.substr(0, first)) + DisplayWidth(ellipsis) - width;
  std::size_t begin = 0;
  while (excess > 0 && begin < first) {
    std::size_t next = begin + 1;
    while (!BeginsCharacter(text, next)) ++next;
    excess -= DisplayWidth(text.substr(begin, next - begin));
    begin = next;
  }
  const std::size_t space = text.find(' ', begin);
  if (space != absl::string_view::npos && space < first) begin = space + 1;
  MarkedText cut = {absl::StrCat(ellipsis, text.substr(begin)), marked.marks};
  for (TextMark& mark : cut.marks) mark.offset = mark.offset - begin + ellipsis.size();
  return cut;
}

}  // namespace

MarkedText MakeMarkedText(absl::string_view text, std::vector<TextMark> marks) {
  std::sort(marks.begin(), marks.end(),
            [](const TextMark& a, const TextMark& b) { return a.offset < b.offset; });
  MarkedText marked;
  std::size_t done = 0;
  const auto append = [&](std::size_t end) {
    absl::StrAppend(&marked.text, CleanText(text.substr(done, end - done)));
    done = end;
  };
  for (const TextMark& mark : marks) {
    if (mark.size == 0 || mark.offset < done || mark.offset >= text.size()) continue;
    const std::size_t end = mark.offset + std::min(mark.size, text.size() - mark.offset);
    if (!BeginsCharacter(text, mark.offset) || !BeginsCharacter(text, end)) continue;
    append(mark.offset);
    const std::size_t begin = marked.text.size();
    append(end);
    marked.marks.push_back({begin, marked.text.size() - begin});
  }
  append(text.size());
  return marked;
}

MarkedText CutMarkedText(const MarkedText& marked, int width, absl::string_view ellipsis) {
  if (DisplayWidth(marked.text) <= width || marked.marks.empty()) {
    return CutEnd(marked, width, ellipsis);
  }
  const TextMark& first = marked.marks.front();
  const int end = DisplayWidth(absl::string_view(marked.text).substr(0, first.offset + first.size));
  const bool in_sight = end <= width - DisplayWidth(ellipsis) || first.offset == 0;
  if (in_sight) return CutEnd(marked, width, ellipsis);
  constexpr int kShareBefore = 3;
  return CutEnd(CutBeginning(marked, width / kShareBefore, ellipsis), width, ellipsis);
}

std::string PaintMarkedText(const MarkedText& marked, Style style, const Screen& screen) {
  const absl::string_view text = marked.text;
  std::string painted;
  std::size_t done = 0;
  for (const TextMark& mark : marked.marks) {
    absl::StrAppend(&painted, Paint(style, text.substr(done, mark.offset - done), screen),
                    Paint(Style::kMatch, text.substr(mark.offset, mark.size), screen));
    done = mark.offset + mark.size;
  }
  return absl::StrCat(painted, Paint(style, text.substr(done), screen));
}

}  // namespace oas::missions::cli
