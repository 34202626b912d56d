// The grammar of filters: recursive descent over google.aip.dev/160's EBNF.
#ifndef OAS_SERVER_QUERY_FILTER_PARSER_H_
#define OAS_SERVER_QUERY_FILTER_PARSER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/query/filter/lexer.h"
#include "server/query/filter/source.h"
#include "server/query/filter/syntax.h"

namespace oas::query {

// Reads one filter. What it answers holds views of the source.
class Parser {
 public:
  explicit Parser(const FilterSource& source) : source_(source), lexer_(source) {}

  // Nothing when the filter is empty; INVALID_FILTER when it is none, or asks for too much.
  absl::StatusOr<std::optional<SyntaxNode>> Parse();

 private:
  // What the grammar's rules answer: nothing when there was a fault, which is in fault_ then.
  using Parsed = std::optional<SyntaxNode>;

  // `field op (…)`: the values in the parentheses are compared one by one.
  struct Group {
    FieldPath path;
    Comparator comparator;
    absl::string_view comparator_token;
    int depth;  // of the field: how many parentheses are open there
  };

  Parsed Expression();
  Parsed Sequence();
  Parsed Factor();
  Parsed Term();
  Parsed Simple();
  Parsed Nested();
  Parsed Restriction();
  Parsed Comparison(FieldPath path);
  Parsed ComparisonWithGroup(FieldPath path, const Token& comparator);
  Parsed Value(FieldPath path, Comparator comparator, absl::string_view comparator_token);
  Parsed Text(Literal literal);
  bool ReadPath(FieldPath& path, Literal& as_text);

  // Operators between and before conditions.
  Parsed Join(FilterNodeKind kind, std::vector<SyntaxNode> children);
  Parsed Negate(SyntaxNode child);
  bool CountCondition(absl::string_view token);

  bool StartsTerm();
  bool Advance() { return Advance(group_.has_value() ? LexerMode::kGroup : LexerMode::kField); }
  bool Advance(LexerMode mode);
  std::nullopt_t Fail(absl::string_view token, absl::string_view message,
                      absl::string_view suggestion = "");
  static bool IsKeywordMeant(const Token& token);
  std::nullopt_t FailKeyword(const Token& token);
  std::nullopt_t FailTooDeep();
  std::nullopt_t FailUnexpected();

  const FilterSource source_;
  Lexer lexer_;
  Token token_;         // the one to be read next
  Token previous_;      // the one read last
  absl::Status fault_;  // the first
  std::optional<Group> group_;
  int depth_ = 0;
  int conditions_ = 0;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_PARSER_H_
