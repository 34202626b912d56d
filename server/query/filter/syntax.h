// What a filter says, before it is known what it is about.
#ifndef OAS_SERVER_QUERY_FILTER_SYNTAX_H_
#define OAS_SERVER_QUERY_FILTER_SYNTAX_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "server/query/filter/filter.h"

namespace oas::query {

// A field as named: its parts, and where it stands in the source.
struct FieldPath {
  std::vector<std::string> segments;
  absl::string_view token;
};

// A value as written: the stretches between its wildcards (wildcard.h), and where it stands.
struct Literal {
  std::vector<std::string> pieces;
  absl::string_view token;
};

// kAnd and kOr have two or more children, none of their own kind; kNot has one.
struct SyntaxNode {
  FilterNodeKind kind = FilterNodeKind::kText;
  std::vector<SyntaxNode> children;
  // Pairs of parentheses, one in the other, that the canonical form needs.
  int depth = 0;
  FieldPath path;                            // of kComparison
  Comparator comparator = Comparator::kHas;  // of kComparison
  absl::string_view comparator_token;        // likewise
  Literal literal;                           // of kComparison and kText
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_SYNTAX_H_
