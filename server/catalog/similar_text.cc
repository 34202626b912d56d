#include "server/catalog/similar_text.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace oas::catalog {
namespace {

// Longer texts are no misspelt names, and comparing them would cost their length squared.
constexpr size_t kLongestText = 200;
constexpr int kMostEdits = 4;

}  // namespace

int EditDistance(absl::string_view a, absl::string_view b, int limit) {
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return limit + 1;
  std::vector<int> before_last(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> current(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({substitution, last[j] + 1, current[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    if (*std::min_element(current.begin(), current.end()) > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return std::min(last[b.size()], limit + 1);
}

SimilarText::SimilarText(absl::string_view text)
    : text_(text),
      limit_(text.size() > kLongestText
                 ? -1
                 : std::min(kMostEdits, std::max(1, static_cast<int>(text.size()) / 3))) {}

void SimilarText::Offer(absl::string_view candidate) {
  if (limit_ < 0) return;
  const int distance = EditDistance(text_, candidate, limit_);
  if (distance > limit_) return;
  limit_ = distance - 1;  // only a nearer one replaces it
  best_ = std::string(candidate);
}

}  // namespace oas::catalog
