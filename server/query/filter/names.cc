// Whole texts, and the names of records and articles among them.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/query/filter/literals.h"
#include "server/query/filter/schema.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

void SetPieces(std::vector<std::string> pieces, FilterValue& value) {
  value.wildcard = pieces.size() > 1;
  value.text = value.wildcard ? PatternText(pieces) : pieces.front();
  value.pieces = std::move(pieces);
}

// "cicig" of an actor is "actors/cicig"; what has a slash is complete, and "" names no record.
void Complete(absl::string_view collection, std::vector<std::string>& pieces) {
  const bool has_slash = std::any_of(pieces.begin(), pieces.end(), [](const std::string& piece) {
    return absl::StrContains(piece, '/');
  });
  const bool empty = pieces.size() == 1 && pieces.front().empty();
  if (collection.empty() || has_slash || empty) return;
  pieces.front() = absl::StrCat(collection, "/", pieces.front());
}

bool IsArticleNumber(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return absl::ascii_isdigit(c) || c == '*';
  });
}

}  // namespace

void ReadWholeText(const FilterField& field, const Literal& literal, FilterValue& value) {
  std::vector<std::string> pieces = literal.pieces;
  Complete(CollectionOf(field), pieces);
  SetPieces(std::move(pieces), value);
}

absl::Status ReadArticle(const FilterSource& source, const Literal& literal, FilterValue& value) {
  std::vector<std::string> pieces = literal.pieces;
  const std::string text = PlainText(pieces);
  const size_t hash = text.rfind('#');
  const absl::string_view number = hash == std::string::npos
                                       ? absl::string_view(text)
                                       : absl::string_view(text).substr(hash + 1);
  if (!IsArticleNumber(number)) {
    return FaultAt(source, literal.token,
                   "an article is a number, with its instrument where one is meant: 20 or "
                   "\"democratic-charter#20\"");
  }
  if (hash == std::string::npos) {
    pieces.front() = absl::StrCat("#", pieces.front());
    pieces.insert(pieces.begin(), "");
  } else if (!(pieces.size() > 1 && pieces[0].empty() && absl::StartsWith(pieces[1], "#"))) {
    Complete("instruments", pieces);
  }
  SetPieces(std::move(pieces), value);
  return absl::OkStatus();
}

}  // namespace oas::query
