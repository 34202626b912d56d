#include "server/query/filter/lexer.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace oas::query {
namespace {

// Comparators by their spelling, the longer first, and what people write for them elsewhere.
struct Spelling {
  absl::string_view text;
  Comparator comparator;
  absl::string_view instead;  // not empty: no comparator of ours
};
constexpr Spelling kSpellings[] = {
    {"==", Comparator::kEquals, "="},
    {"=<", Comparator::kLessEquals, "<="},
    {"=>", Comparator::kGreaterEquals, ">="},
    {"<>", Comparator::kNotEquals, "!="},
    {"<=", Comparator::kLessEquals, ""},
    {">=", Comparator::kGreaterEquals, ""},
    {"!=", Comparator::kNotEquals, ""},
    {"=", Comparator::kEquals, ""},
    {"<", Comparator::kLess, ""},
    {">", Comparator::kGreater, ""},
    {":", Comparator::kHas, ""},
    {"!", Comparator::kHas, "NOT"},
};

constexpr absl::string_view kCurlyQuotes[] = {"“", "”", "„", "‘", "’", "«", "»"};

bool EndsWord(absl::string_view rest, LexerMode mode) {
  const auto c = static_cast<unsigned char>(rest[0]);
  if (absl::ascii_isspace(c)) return true;
  if (absl::StrContains("(),\"=<>", rest.substr(0, 1))) return true;
  if (absl::StartsWith(rest, "!=")) return true;
  return mode == LexerMode::kField && (c == '.' || c == ':');
}

TokenKind PunctuationKind(char c) {
  switch (c) {
    case '(':
      return TokenKind::kOpen;
    case ')':
      return TokenKind::kClose;
    case ',':
      return TokenKind::kComma;
    default:
      return TokenKind::kText;
  }
}

// Whether a `-` at the beginning of `rest` negates what follows rather than belonging to it.
bool IsMinus(absl::string_view rest, LexerMode mode) {
  if (rest[0] != '-' || mode == LexerMode::kValue) return false;
  const bool number = rest.size() > 1 && absl::ascii_isdigit(static_cast<unsigned char>(rest[1]));
  return mode == LexerMode::kField || !number;
}

}  // namespace

absl::string_view Lexer::Take(size_t size) {
  const absl::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(taken.size());
  return taken;
}

absl::StatusOr<Token> Lexer::Next(LexerMode mode) {
  const absl::string_view before = rest_;
  rest_ = absl::StripLeadingAsciiWhitespace(rest_);
  // The empty view must still point into the source: it says where the end is.
  if (rest_.empty()) rest_ = before.substr(before.size());

  absl::StatusOr<Token> token = Token{};
  if (rest_.empty()) {
    token->raw = rest_;
  } else if (rest_[0] == '"' || rest_[0] == '\'') {
    token = Quoted();
  } else if (PunctuationKind(rest_[0]) != TokenKind::kText) {
    token->kind = PunctuationKind(rest_[0]);
    token->raw = Take(1);
  } else if (IsMinus(rest_, mode)) {
    token->kind = TokenKind::kMinus;
    token->raw = Take(1);
  } else if (mode == LexerMode::kField && rest_[0] == '.') {
    token->kind = TokenKind::kDot;
    token->raw = Take(1);
  } else if (absl::StrContains("=<>!", rest_.substr(0, 1)) ||
             (rest_[0] == ':' && mode == LexerMode::kField)) {
    token = Operator();
  } else {
    token = Word(mode);
  }
  if (token.ok()) token->after_space = token->raw.data() != before.data();
  return token;
}

absl::StatusOr<Token> Lexer::Quoted() {
  const char quote = rest_[0];
  Token token;
  token.kind = TokenKind::kString;
  token.pieces.emplace_back();
  for (size_t i = 1; i < rest_.size(); ++i) {
    if (rest_[i] == quote) {
      token.raw = Take(i + 1);
      return token;
    }
    if (rest_[i] == '*') {
      token.pieces.emplace_back();
      continue;
    }
    if (rest_[i] == '\\') {
      ++i;
      if (i < rest_.size() && !absl::StrContains("\\\"'*", rest_.substr(i, 1))) {
        return FaultAt(source_, rest_.substr(i - 1, 1),
                       R"(a backslash stands only before one of \ " ' and *; write \\ for itself)");
      }
      if (i == rest_.size()) break;
    }
    token.pieces.back().push_back(rest_[i]);
  }
  return FaultAt(source_, rest_.substr(0, 1), "this quote is not closed");
}

absl::StatusOr<Token> Lexer::Operator() {
  for (const Spelling& spelling : kSpellings) {
    if (!absl::StartsWith(rest_, spelling.text)) continue;
    Token token;
    token.kind = TokenKind::kComparator;
    token.comparator = spelling.comparator;
    token.raw = Take(spelling.text.size());
    if (spelling.instead.empty()) return token;
    return FaultAt(source_, token.raw, absl::StrCat("no operator \"", token.raw, "\""),
                   spelling.instead);
  }
  return FaultAt(source_, rest_.substr(0, 1), "no operator of a filter");
}

absl::StatusOr<Token> Lexer::Word(LexerMode mode) {
  for (const absl::string_view quote : kCurlyQuotes) {
    if (absl::StartsWith(rest_, quote)) {
      return FaultAt(source_, rest_.substr(0, quote.size()),
                     "texts stand between straight quotes, \" or '", "\"");
    }
  }
  size_t size = 1;
  while (size < rest_.size() && !EndsWord(rest_.substr(size), mode)) ++size;
  Token token;
  token.kind = TokenKind::kText;
  token.raw = Take(size);
  token.pieces = absl::StrSplit(token.raw, '*');
  return token;
}

}  // namespace oas::query
