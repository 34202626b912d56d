#include "client/cli/matching.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"

namespace oas::missions::cli {
namespace {

// Optimal string alignment distance with insertions, deletions and substitutions (Levenshtein
// 1966).
std::size_t EditDistance(absl::string_view a, absl::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string FoldForMatch(absl::string_view text) {
  const std::string folded = absl::StrReplaceAll(text, {{"á", "a"},
                                                        {"é", "e"},
                                                        {"í", "i"},
                                                        {"ó", "o"},
                                                        {"ú", "u"},
                                                        {"ü", "u"},
                                                        {"ñ", "n"},
                                                        {"ã", "a"},
                                                        {"ç", "c"},
                                                        {"ê", "e"},
                                                        {"ô", "o"},
                                                        {"ï", "i"},
                                                        {"Á", "a"},
                                                        {"É", "e"},
                                                        {"Í", "i"},
                                                        {"Ó", "o"},
                                                        {"Ú", "u"},
                                                        {"Ü", "u"},
                                                        {"Ñ", "n"}});
  return absl::AsciiStrToLower(absl::StripAsciiWhitespace(folded));
}

std::string NearestMatch(absl::string_view text, const std::vector<std::string>& candidates) {
  const std::string folded = FoldForMatch(text);
  std::string nearest;
  std::size_t best = std::max<std::size_t>(2, folded.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = EditDistance(folded, FoldForMatch(candidate));
    if (distance >= best || distance >= candidate.size()) continue;
    best = distance;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace oas::missions::cli
