#include "client/cli/filter_fault.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "client/cli/output/text.h"

namespace oas::missions::cli {
namespace {

constexpr absl::string_view kFilterPayload = "missionctl/filter";
constexpr absl::string_view kIndent = "  ";
constexpr absl::string_view kCut = "...";
// Cells for the filter, and how many of them may stand before the place of the fault.
constexpr int kWidth = 76;
constexpr int kBefore = 40;

// The first byte from `offset` on that begins a character.
std::size_t CharacterFrom(absl::string_view text, std::size_t offset) {
  while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
    ++offset;
  }
  return offset;
}

// The end of `text` in at most `width` cells, with a mark where something is missing before it.
std::string KeepEnd(absl::string_view text, int width) {
  int excess = DisplayWidth(text) - width;
  if (excess <= 0) return std::string(text);
  excess += DisplayWidth(kCut);
  while (excess > 0 && !text.empty()) {
    const std::size_t bytes = CharacterFrom(text, 1);
    excess -= DisplayWidth(text.substr(0, bytes));
    text.remove_prefix(bytes);
  }
  return absl::StrCat(kCut, text);
}

}  // namespace

std::string DrawFilterFault(absl::string_view filter, std::size_t offset, absl::string_view token) {
  const std::size_t place = CharacterFrom(filter, std::min(offset, filter.size()));
  const absl::string_view rest = filter.substr(place);
  const std::string before = KeepEnd(CleanText(filter.substr(0, place)), kBefore);
  const int column = DisplayWidth(before);
  const bool stands_there = !token.empty() && absl::StartsWith(rest, token);
  const int wide = stands_there ? DisplayWidth(CleanText(token)) : 1;
  const int carets = std::clamp(wide, 1, kWidth - column);
  return absl::StrCat(kIndent, CutText(absl::StrCat(before, CleanText(rest)), kWidth, kCut), "\n",
                      kIndent, Spaces(column), std::string(static_cast<std::size_t>(carets), '^'));
}

absl::Status WithFilter(absl::Status status, absl::string_view filter) {
  if (!status.ok() && !filter.empty()) status.SetPayload(kFilterPayload, absl::Cord(filter));
  return status;
}

std::string FilterOf(const absl::Status& status) {
  const absl::optional<absl::Cord> filter = status.GetPayload(kFilterPayload);
  return filter.has_value() ? std::string(*filter) : "";
}

}  // namespace oas::missions::cli
