#include "server/query/text/text_query.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/query/query_errors.h"
#include "server/query/text/text_errors.h"

namespace oas::query {
namespace {

// A piece of the query as the user wrote it.
struct Piece {
  absl::string_view text;
  bool prefix = false;
};

bool IsSpace(char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); }

// Takes the next piece, up to a space, a quote or the end, from the front of `rest`.
Piece TakePiece(absl::string_view& rest) {
  Piece piece;
  size_t end = 0;
  if (rest[0] == '"') {
    rest.remove_prefix(1);
    end = std::min(rest.find('"'), rest.size());
    piece.text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    piece.prefix = !rest.empty() && rest[0] == '*';
    return piece;
  }
  while (end < rest.size() && rest[end] != '"' && !IsSpace(rest[end])) ++end;
  piece.text = rest.substr(0, end);
  piece.prefix = piece.text.back() == '*';
  rest.remove_prefix(end);
  return piece;
}

std::vector<Piece> SplitQuery(absl::string_view text) {
  std::vector<Piece> pieces;
  while (!text.empty()) {
    if (IsSpace(text[0])) {
      text.remove_prefix(1);
    } else {
      pieces.push_back(TakePiece(text));
    }
  }
  return pieces;
}

}  // namespace

absl::StatusOr<TextQuery> ParseTextQuery(absl::string_view field, absl::string_view text,
                                         const Tokenizer& tokenizer) {
  if (text.empty()) return FieldRequired(field, "give words to search for");
  if (text.size() > kMostQueryBytes) {
    return QueryTooLong(field, "bytes", text.size(), kMostQueryBytes);
  }
  TextQuery query;
  size_t words = 0;
  for (const Piece& piece : SplitQuery(text)) {
    TextPhrase phrase{.prefix = piece.prefix};
    for (TextToken& token : tokenizer.Tokenize(piece.text)) {
      phrase.words.push_back(std::move(token.folded));
    }
    words += phrase.words.size();
    if (!phrase.words.empty()) query.phrases.push_back(std::move(phrase));
  }
  if (words == 0) return QueryWithoutWords(field, text);
  if (words > kMostQueryWords) return QueryTooLong(field, "words", words, kMostQueryWords);
  return query;
}

std::string ToFts5(const TextQuery& query) {
  return absl::StrJoin(query.phrases, " AND ", [](std::string* out, const TextPhrase& phrase) {
    absl::StrAppend(out, "\"", absl::StrJoin(phrase.words, " "), "\"", phrase.prefix ? "*" : "");
  });
}

}  // namespace oas::query
