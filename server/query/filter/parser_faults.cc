// What is told of a filter that breaks the grammar.
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/query/filter/parser.h"

namespace oas::query {
namespace {

// The operator that a word stands for elsewhere, or "".
absl::string_view KeywordMeant(absl::string_view word) {
  for (const absl::string_view keyword : {"AND", "OR", "NOT"}) {
    if (absl::EqualsIgnoreCase(word, keyword)) return keyword;
  }
  if (word == "&&") return "AND";
  return word == "||" ? "OR" : "";
}

}  // namespace

// As a word to look for, "and" would find little.
bool Parser::IsKeywordMeant(const Token& token) {
  return token.Is(TokenKind::kText) && !KeywordMeant(token.raw).empty();
}

std::nullopt_t Parser::FailKeyword(const Token& token) {
  return Fail(token.raw,
              absl::StrCat("operators are words in capitals; to look for \"", token.raw,
                           "\" itself, put it in quotes"),
              KeywordMeant(token.raw));
}

std::nullopt_t Parser::Fail(absl::string_view token, absl::string_view message,
                            absl::string_view suggestion) {
  if (fault_.ok()) fault_ = FaultAt(source_, token, message, suggestion);
  return std::nullopt;
}

std::nullopt_t Parser::FailTooDeep() {
  return Fail(previous_.raw, absl::StrCat("AND, OR and NOT may stand in each other ",
                                          kMostFilterDepth, " deep, and this is one more"));
}

// Something stands where a condition, or an operator between two, should be.
std::nullopt_t Parser::FailUnexpected() {
  const absl::string_view raw = token_.raw;
  const bool after_condition =
      !previous_.raw.empty() && !previous_.IsKeyword() && !previous_.Is(TokenKind::kMinus) &&
      !previous_.Is(TokenKind::kOpen) && !previous_.Is(TokenKind::kComparator);
  if (token_.Is(TokenKind::kEnd)) {
    return Fail(raw, absl::StrCat("a condition is missing after \"", previous_.raw, "\""));
  }
  if (token_.Is(TokenKind::kClose) && previous_.Is(TokenKind::kOpen)) {
    return Fail(raw, "nothing stands between the parentheses");
  }
  if (token_.Is(TokenKind::kClose) && depth_ == 0 && after_condition) {
    return Fail(raw, "no parenthesis was opened before this one");
  }
  if (token_.Is(TokenKind::kComparator) && !group_.has_value()) {
    return Fail(raw, absl::StrCat("a field must stand before \"", raw,
                                  "\"; a value with such characters stands in quotes"));
  }
  if (after_condition) {
    return Fail(raw, absl::StrCat("AND, OR or ", depth_ > 0 ? "a closing parenthesis" : "the end",
                                  " must stand here, not \"", raw, "\""));
  }
  if (token_.IsKeyword() || token_.Is(TokenKind::kClose)) {
    return Fail(raw, absl::StrCat("a condition is missing before \"", raw, "\""));
  }
  return Fail(raw, absl::StrCat("a ", group_.has_value() ? "value" : "condition",
                                " must stand here, not \"", raw, "\""));
}

}  // namespace oas::query
