// "Did you mean …": the candidate that is spelt most like a text.
//
//     SimilarText similar("missions/hondras-2009");
//     for (const auto& name : names) similar.Offer(name);
//     similar.Best();   // "missions/honduras-2009"
#ifndef OAS_SERVER_CATALOG_SIMILAR_TEXT_H_
#define OAS_SERVER_CATALOG_SIMILAR_TEXT_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace oas::catalog {

// Number of single-character insertions, deletions, substitutions and swaps of neighbours that make
// `b` of `a` (optimal string alignment distance), or `limit` + 1 when there are more than `limit`.
int EditDistance(absl::string_view a, absl::string_view b, int limit);

// Not thread-safe. Keeps a view of `text`, which must outlive it.
class SimilarText {
 public:
  explicit SimilarText(absl::string_view text);
  void Offer(absl::string_view candidate);
  // The nearest candidate, when at most a third of its characters differ.
  const std::optional<std::string>& Best() const { return best_; }

 private:
  absl::string_view text_;
  int limit_;
  std::optional<std::string> best_;
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SIMILAR_TEXT_H_
