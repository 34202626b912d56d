#include "server/catalog/similar_text.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/container/inlined_vector.h"

namespace oas::catalog {
namespace {

// Longer texts are no misspelt names, and comparing them would cost their length squared.
constexpr size_t kLongestText = 200;
constexpr int kMostEdits = 4;

using Row = absl::InlinedVector<int, 64>;

// They make no difference to a distance.
void RemoveCommonEnds(absl::string_view& a, absl::string_view& b) {
  const auto before = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  a.remove_prefix(static_cast<size_t>(before.first - a.begin()));
  b.remove_prefix(static_cast<size_t>(before.second - b.begin()));
  const auto behind = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  a.remove_suffix(static_cast<size_t>(behind.first - a.rbegin()));
  b.remove_suffix(static_cast<size_t>(behind.second - b.rbegin()));
}

}  // namespace

int EditDistance(absl::string_view a, absl::string_view b, int limit) {
  const int longer = static_cast<int>(b.size()) - static_cast<int>(a.size());
  if (std::abs(longer) > limit) return limit + 1;
  RemoveCommonEnds(a, b);
  // Rows of the table of distances between beginnings of `a` and of `b`. Only cells at most `limit`
  // away from the diagonal can hold as little; those next to them stand for all others.
  const int rows = static_cast<int>(a.size());
  const int columns = static_cast<int>(b.size());
  Row before_last(b.size() + 2, limit + 1);
  Row last(before_last);
  Row current(before_last);
  for (int j = 0; j <= std::min(columns, limit); ++j) last[j] = j;
  for (int i = 1; i <= rows; ++i) {
    const int first = std::max(1, i - limit);
    const int end = std::min(columns, i + limit) + 1;
    current[first - 1] = first == 1 ? i : limit + 1;
    int least = current[first - 1];
    for (int j = first; j < end; ++j) {
      const int substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({substitution, last[j] + 1, current[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
      least = std::min(least, current[j]);
    }
    current[end] = limit + 1;
    if (least > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return std::min(last[columns], limit + 1);
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
