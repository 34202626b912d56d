#include "server/query/filter/checker.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/catalog/error_details.h"
#include "server/catalog/record_kind.h"
#include "server/query/filter/literals.h"
#include "server/query/filter/schema.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

FilterNodePtr Make(FilterNode node) { return std::make_shared<const FilterNode>(std::move(node)); }

// A comparison that makes no sense for the kind. `!=` holds where `=` does not, so here.
FilterNodePtr Never(const SyntaxNode& comparison) {
  FilterNode node;
  node.kind = FilterNodeKind::kNever;
  node.field.path = absl::StrJoin(comparison.path.segments, ".");
  node.comparator = comparison.comparator;
  const std::vector<std::string>& pieces = comparison.literal.pieces;
  node.value.wildcard = pieces.size() > 1;
  node.value.present = comparison.comparator == Comparator::kHas && IsOnlyWildcards(pieces);
  node.value.text = node.value.wildcard ? PatternText(pieces) : PlainText(pieces);
  if (comparison.comparator != Comparator::kNotEquals) return Make(std::move(node));
  node.comparator = Comparator::kEquals;
  FilterNode negated;
  negated.kind = FilterNodeKind::kNot;
  negated.children.push_back(Make(std::move(node)));
  return Make(std::move(negated));
}

// "a mission", "a mission or an event", "any kind of record"
std::string KindsText(absl::Span<const v1::RecordKind> kinds) {
  if (kinds.size() > 3) return "any kind of record";
  return absl::StrJoin(kinds, " or ", [](std::string* out, v1::RecordKind kind) {
    const absl::string_view noun = catalog::KindInfoOf(kind).singular;
    const bool vowel = absl::StrContains("aeiou", noun.substr(0, 1));
    absl::StrAppend(out, vowel ? "an " : "a ", noun);
  });
}

}  // namespace

absl::StatusOr<std::vector<FilterNodePtr>> Checker::Check(const SyntaxNode& syntax) const {
  switch (syntax.kind) {
    case FilterNodeKind::kComparison:
      return CheckComparison(syntax);
    case FilterNodeKind::kText:
      return CheckText(syntax);
    default:
      return CheckOperator(syntax);
  }
}

// As deep as the parser lets a filter be.
absl::StatusOr<Checker::Nodes> Checker::CheckOperator(const SyntaxNode& syntax) const {
  std::vector<FilterNode> nodes(kinds_.size());
  for (FilterNode& node : nodes) node.kind = syntax.kind;
  for (const SyntaxNode& child : syntax.children) {
    absl::StatusOr<Nodes> checked = Check(child);
    if (!checked.ok()) return checked.status();
    for (size_t i = 0; i < nodes.size(); ++i) {
      nodes[i].children.push_back(std::move((*checked)[i]));
    }
  }
  Nodes made;
  for (FilterNode& node : nodes) made.push_back(Make(std::move(node)));
  return made;
}

absl::StatusOr<Checker::Nodes> Checker::CheckComparison(const SyntaxNode& syntax) const {
  Nodes nodes;
  absl::Status fault;  // the first
  bool found = false;
  bool makes_sense = false;
  for (const v1::RecordKind kind : kinds_) {
    nodes.push_back(Never(syntax));
    const std::optional<FilterField> field = FindField(kind, syntax.path.segments);
    if (!field.has_value()) continue;
    found = true;
    absl::StatusOr<Operand> operand = ReadOperand(source_, *field, syntax);
    if (!operand.ok()) {
      fault.Update(operand.status());
      continue;
    }
    makes_sense = true;
    FilterNode node;
    node.kind = FilterNodeKind::kComparison;
    node.field = *field;
    node.comparator = operand->comparator;
    node.value = std::move(operand->value);
    nodes.back() = Make(std::move(node));
  }
  if (!found) return UnknownField(syntax);
  if (!makes_sense) return fault;
  return nodes;
}

absl::StatusOr<Checker::Nodes> Checker::CheckText(const SyntaxNode& syntax) const {
  FilterNode node;
  node.kind = FilterNodeKind::kText;
  const absl::Status status = ReadSearchedText(source_, syntax.literal, node.value);
  if (!status.ok()) return status;
  return Nodes(kinds_.size(), Make(std::move(node)));
}

absl::Status Checker::UnknownField(const SyntaxNode& syntax) const {
  const std::string path = absl::StrJoin(syntax.path.segments, ".");
  return FaultAt(source_, syntax.path.token,
                 absl::StrCat("no field \"", catalog::Excerpt(path), "\" in ", KindsText(kinds_)),
                 SimilarPath(kinds_, path));
}

}  // namespace oas::query
