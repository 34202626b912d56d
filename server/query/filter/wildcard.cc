#include "server/query/filter/wildcard.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"

namespace oas::query {
namespace {

// Offset behind the first `piece` in `text`, or npos. memmem, because it is linear in the worst
// case and string_view::find is not.
size_t EndOfFirst(absl::string_view piece, absl::string_view text) {
  const void* found = memmem(text.data(), text.size(), piece.data(), piece.size());
  if (found == nullptr) return absl::string_view::npos;
  return static_cast<size_t>(static_cast<const char*>(found) - text.data()) + piece.size();
}

}  // namespace

bool MatchesPieces(absl::Span<const std::string> pieces, absl::string_view text) {
  if (pieces.size() < 2) return !pieces.empty() && text == pieces.front();
  if (!absl::StartsWith(text, pieces.front())) return false;
  text.remove_prefix(pieces.front().size());
  if (!absl::EndsWith(text, pieces.back())) return false;
  text.remove_suffix(pieces.back().size());
  // The first place for each leaves the most text for the ones after it.
  for (const std::string& piece : pieces.subspan(1, pieces.size() - 2)) {
    if (piece.empty()) continue;
    const size_t end = EndOfFirst(piece, text);
    if (end == absl::string_view::npos) return false;
    text.remove_prefix(end);
  }
  return true;
}

bool IsOnlyWildcards(absl::Span<const std::string> pieces) {
  return pieces.size() > 1 && std::all_of(pieces.begin(), pieces.end(),
                                          [](const std::string& piece) { return piece.empty(); });
}

std::string PlainText(absl::Span<const std::string> pieces) { return absl::StrJoin(pieces, "*"); }

std::string PatternText(absl::Span<const std::string> pieces) {
  std::string text;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) text.push_back('*');
    for (const char c : pieces[i]) {
      if (c == '*' || c == '\\' || c == '"') text.push_back('\\');
      text.push_back(c);
    }
  }
  return text;
}

}  // namespace oas::query
