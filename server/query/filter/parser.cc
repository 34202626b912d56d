#include "server/query/filter/parser.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/catalog/error_details.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

// From the beginning of `first` to the end of `last`, both in one text.
absl::string_view Spanning(absl::string_view first, absl::string_view last) {
  return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
}

std::string NoFunction(absl::string_view name) {
  return absl::StrCat("no function \"", catalog::Excerpt(name), "\": a filter has none");
}

bool HasLetterOrDigit(absl::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return c >= 0x80 || absl::ascii_isalnum(c); });
}

}  // namespace

absl::StatusOr<std::optional<SyntaxNode>> Parser::Parse() {
  if (!Advance()) return fault_;
  if (token_.Is(TokenKind::kEnd)) return std::optional<SyntaxNode>();
  Parsed root = Expression();
  if (root.has_value() && !token_.Is(TokenKind::kEnd)) root = FailUnexpected();
  if (!root.has_value()) return fault_;
  return root;
}

// expression : sequence {AND sequence}
Parser::Parsed Parser::Expression() {
  std::vector<SyntaxNode> parts;
  do {
    if (!parts.empty() && !Advance()) return std::nullopt;
    Parsed part = Sequence();
    if (!part.has_value()) return std::nullopt;
    parts.push_back(*std::move(part));
  } while (token_.IsWord("AND"));
  return Join(FilterNodeKind::kAnd, std::move(parts));
}

// sequence : factor {WS factor}
Parser::Parsed Parser::Sequence() {
  std::vector<SyntaxNode> parts;
  do {
    Parsed part = Factor();
    if (!part.has_value()) return std::nullopt;
    parts.push_back(*std::move(part));
  } while (StartsTerm());
  if (!fault_.ok()) return std::nullopt;
  return Join(FilterNodeKind::kAnd, std::move(parts));
}

// factor : term {OR term}
Parser::Parsed Parser::Factor() {
  std::vector<SyntaxNode> parts;
  do {
    if (!parts.empty() && !Advance()) return std::nullopt;
    Parsed part = Term();
    if (!part.has_value()) return std::nullopt;
    parts.push_back(*std::move(part));
  } while (token_.IsWord("OR"));
  return Join(FilterNodeKind::kOr, std::move(parts));
}

// term : [NOT | "-"] simple
Parser::Parsed Parser::Term() {
  if (!token_.IsWord("NOT") && !token_.Is(TokenKind::kMinus)) return Simple();
  if (!Advance()) return std::nullopt;
  Parsed negated = Simple();
  if (!negated.has_value()) return std::nullopt;
  return Negate(*std::move(negated));
}

// simple : restriction | "(" expression ")"; in a group a value takes the place of the restriction
Parser::Parsed Parser::Simple() {
  if (token_.Is(TokenKind::kOpen)) return Nested();
  const bool word = token_.Is(TokenKind::kText) || token_.Is(TokenKind::kString);
  if (!word || token_.IsKeyword()) return FailUnexpected();
  if (group_.has_value()) {
    return Value(group_->path, group_->comparator, group_->comparator_token);
  }
  return Restriction();
}

Parser::Parsed Parser::Nested() {
  const absl::string_view open = token_.raw;
  if (depth_ == kMostFilterDepth) {
    return Fail(open, absl::StrCat("parentheses may stand in each other ", kMostFilterDepth,
                                   " deep, and this is one more"));
  }
  ++depth_;
  if (!Advance()) return std::nullopt;
  Parsed inner = Expression();
  if (!inner.has_value()) return std::nullopt;
  if (token_.Is(TokenKind::kEnd)) return Fail(open, "this parenthesis is not closed");
  if (!token_.Is(TokenKind::kClose)) return FailUnexpected();
  --depth_;
  // What follows the parentheses of a group is a field again.
  if (group_.has_value() && depth_ == group_->depth) group_.reset();
  if (!Advance()) return std::nullopt;
  return inner;
}

// restriction : comparable [comparator arg]
Parser::Parsed Parser::Restriction() {
  const Token first = token_;
  FieldPath path;
  Literal as_text;
  if (!ReadPath(path, as_text)) return std::nullopt;
  if (token_.Is(TokenKind::kComparator)) return Comparison(std::move(path));
  if (path.segments.size() == 1 && IsKeywordMeant(first)) return FailKeyword(first);
  return Text(std::move(as_text));
}

// member : value {"." field}. What has no comparator after it is a text to look for.
bool Parser::ReadPath(FieldPath& path, Literal& as_text) {
  path.segments.push_back(PlainText(token_.pieces));
  as_text.pieces = token_.pieces;
  absl::string_view last = token_.raw;
  const absl::string_view first = token_.raw;
  if (!Advance()) return false;
  while (token_.Is(TokenKind::kDot) && !token_.after_space) {
    const absl::string_view dot = token_.raw;
    if (!Advance()) return false;
    const bool word = token_.Is(TokenKind::kText) || token_.Is(TokenKind::kString);
    if (!word || token_.after_space) {
      Fail(dot,
           "the name of a field is missing after this point; a text with points in it stands "
           "in quotes");
      return false;
    }
    path.segments.push_back(PlainText(token_.pieces));
    absl::StrAppend(&as_text.pieces.back(), ".", token_.pieces.front());
    as_text.pieces.insert(as_text.pieces.end(), token_.pieces.begin() + 1, token_.pieces.end());
    last = token_.raw;
    if (!Advance()) return false;
  }
  path.token = as_text.token = Spanning(first, last);
  if (token_.Is(TokenKind::kOpen) && !token_.after_space && previous_.Is(TokenKind::kText)) {
    Fail(path.token, NoFunction(path.token));
    return false;
  }
  return true;
}

Parser::Parsed Parser::Text(Literal literal) {
  if (!HasLetterOrDigit(absl::StrJoin(literal.pieces, ""))) {
    return Fail(literal.token, "there is no letter or digit to look for");
  }
  if (!CountCondition(literal.token)) return std::nullopt;
  SyntaxNode node;
  node.kind = FilterNodeKind::kText;
  node.literal = std::move(literal);
  return node;
}

Parser::Parsed Parser::Comparison(FieldPath path) {
  const Token comparator = token_;
  if (!Advance(LexerMode::kValue)) return std::nullopt;
  if (token_.Is(TokenKind::kOpen)) return ComparisonWithGroup(std::move(path), comparator);
  return Value(std::move(path), comparator.comparator, comparator.raw);
}

// `a != (x OR y)` is NOT a = (x OR y): as a is x, or is y, it would hold always if != were handed
// on.
Parser::Parsed Parser::ComparisonWithGroup(FieldPath path, const Token& comparator) {
  const bool negated = comparator.comparator == Comparator::kNotEquals;
  group_ = {std::move(path), negated ? Comparator::kEquals : comparator.comparator, comparator.raw,
            depth_};
  Parsed node = Nested();
  if (!node.has_value() || !negated) return node;
  return Negate(*std::move(node));
}

Parser::Parsed Parser::Value(FieldPath path, Comparator comparator,
                             absl::string_view comparator_token) {
  const bool word = token_.Is(TokenKind::kText) || token_.Is(TokenKind::kString);
  if (!word || token_.IsKeyword()) {
    return Fail(token_.raw, absl::StrCat("a value is missing after \"", previous_.raw, "\""));
  }
  SyntaxNode node;
  node.kind = FilterNodeKind::kComparison;
  node.path = std::move(path);
  node.comparator = comparator;
  node.comparator_token = comparator_token;
  node.literal = {token_.pieces, token_.raw};
  if (!CountCondition(token_.raw) || !Advance()) return std::nullopt;
  if (token_.Is(TokenKind::kOpen) && !token_.after_space && previous_.Is(TokenKind::kText)) {
    return Fail(previous_.raw, NoFunction(previous_.raw));
  }
  return node;
}

Parser::Parsed Parser::Join(FilterNodeKind kind, std::vector<SyntaxNode> children) {
  if (children.size() == 1) return std::move(children.front());
  SyntaxNode node;
  node.kind = kind;
  for (SyntaxNode& child : children) {
    node.depth = std::max(node.depth, child.kind == kind ? child.depth : child.depth + 1);
    if (child.kind == kind) {  // a AND (b AND c) is a AND b AND c
      std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(child));
    }
  }
  if (node.depth > kMostFilterDepth) return FailTooDeep();
  return node;
}

Parser::Parsed Parser::Negate(SyntaxNode child) {
  SyntaxNode node;
  node.kind = FilterNodeKind::kNot;
  node.depth = child.depth + (child.kind == FilterNodeKind::kNot ? 1 : 0);
  if (node.depth > kMostFilterDepth) return FailTooDeep();
  node.children.push_back(std::move(child));
  return node;
}

bool Parser::CountCondition(absl::string_view token) {
  if (++conditions_ <= kMostFilterConditions) return true;
  Fail(token, absl::StrCat("a filter has at most ", kMostFilterConditions,
                           " conditions, and this is one more"));
  return false;
}

// Whether another factor follows. Without white space before it, it would be a slip: `"a"b`.
bool Parser::StartsTerm() {
  const bool starts =
      token_.Is(TokenKind::kString) || token_.Is(TokenKind::kOpen) ||
      token_.Is(TokenKind::kMinus) ||
      (token_.Is(TokenKind::kText) && !token_.IsWord("AND") && !token_.IsWord("OR"));
  if (!starts) return false;
  if (token_.after_space || previous_.Is(TokenKind::kClose)) return true;
  Fail(token_.raw, "a space is missing before this; a quote inside a text is written \\\"");
  return false;
}

bool Parser::Advance(LexerMode mode) {
  absl::StatusOr<Token> next = lexer_.Next(mode);
  if (!next.ok()) {
    if (fault_.ok()) fault_ = next.status();
    return false;
  }
  previous_ = std::exchange(token_, *std::move(next));
  return true;
}

}  // namespace oas::query
