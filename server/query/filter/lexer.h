// Tokens of a filter.
#ifndef OAS_SERVER_QUERY_FILTER_LEXER_H_
#define OAS_SERVER_QUERY_FILTER_LEXER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/query/filter/filter.h"
#include "server/query/filter/source.h"

namespace oas::query {

enum class TokenKind { kEnd, kText, kString, kOpen, kClose, kComma, kDot, kMinus, kComparator };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  absl::string_view raw;                     // where it stands in the source; empty at its end
  bool after_space = false;                  // whether white space stands before it
  std::vector<std::string> pieces;           // of kText and kString: what was meant, see wildcard.h
  Comparator comparator = Comparator::kHas;  // of kComparator

  bool Is(TokenKind other) const { return kind == other; }
  // AND, OR or NOT: in capitals and without quotes.
  bool IsWord(absl::string_view word) const { return kind == TokenKind::kText && raw == word; }
  bool IsKeyword() const { return IsWord("AND") || IsWord("OR") || IsWord("NOT"); }
};

// What may come next decides where a word ends: in a field a point and a colon do, in a value they
// are part of it, as in `12:30:00.5` and `https://…`.
enum class LexerMode {
  kField,
  kValue,
  kGroup,  // values in parentheses: there `-` before anything but a digit means NOT
};

// Not thread-safe. Keeps views of the source, which must outlive it and its tokens.
class Lexer {
 public:
  explicit Lexer(const FilterSource& source) : source_(source), rest_(source.text) {}

  // The next token; INVALID_FILTER when there is none that a filter can have.
  absl::StatusOr<Token> Next(LexerMode mode);

 private:
  absl::StatusOr<Token> Quoted();
  absl::StatusOr<Token> Operator();
  absl::StatusOr<Token> Word(LexerMode mode);
  // Takes the first `size` bytes of the rest.
  absl::string_view Take(size_t size);

  const FilterSource source_;
  absl::string_view rest_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_LEXER_H_
