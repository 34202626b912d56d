// Whether a filter selects a record, found by reading the record.
#include <algorithm>

#include "server/catalog/stored_record.h"
#include "server/query/filter/field_condition.h"
#include "server/query/filter/filter.h"
#include "server/query/filter/fold.h"
#include "server/query/filter/searched_text.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

bool AnyTermMeets(const FieldCondition& condition, absl::Span<const catalog::Term> terms) {
  return std::any_of(terms.begin(), terms.end(), [&](const catalog::Term& term) {
    return term.field == condition.field.term_field &&
           (condition.value.present || TextMeets(condition, term.value));
  });
}

bool Meets(const FieldCondition& condition, const FilterSubject& subject) {
  const catalog::RecordDates& dates = subject.facts.dates;
  switch (condition.field.virtual_field) {
    case VirtualField::kNone:
      return AnyValueMeets(condition, subject.message);
    case VirtualField::kActive:
      return condition.value.present
                 ? dates.IsKnown()
                 : CompareActive(dates, condition.comparator, condition.value.days);
    case VirtualField::kEventDate:
      return condition.value.present
                 ? dates.IsKnown()
                 : CompareDate(dates.start, condition.comparator, condition.value.days);
    case VirtualField::kTerm:
      return AnyTermMeets(condition, subject.terms);
  }
  return false;
}

bool ComparisonHolds(const FilterNode& node, const FilterSubject& subject) {
  if (node.comparator != Comparator::kNotEquals) {
    return Meets({node.field, node.comparator, node.value}, subject);
  }
  return !Meets({node.field, Comparator::kEquals, node.value}, subject);
}

bool TextOccurs(const FilterNode& node, const FilterSubject& subject) {
  return AnyText(subject.message, [&](absl::string_view text) {
    return MatchesPieces(node.value.pieces, Fold(text));
  });
}

}  // namespace

// As deep as the parser lets a filter be.
bool Matches(const FilterNode& node, const FilterSubject& subject) {
  const auto matches = [&](const FilterNodePtr& child) { return Matches(*child, subject); };
  switch (node.kind) {
    case FilterNodeKind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), matches);
    case FilterNodeKind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), matches);
    case FilterNodeKind::kNot:
      return !matches(node.children.front());
    case FilterNodeKind::kComparison:
      return ComparisonHolds(node, subject);
    case FilterNodeKind::kText:
      return TextOccurs(node, subject);
    case FilterNodeKind::kNever:
      break;
  }
  return false;
}

bool NeedsOnlyBasicView(const FilterNode& node) {
  // Long texts are in the FULL view. Virtual fields come with the record and need no view of it.
  if (node.kind == FilterNodeKind::kText) return false;
  if (node.kind == FilterNodeKind::kComparison) {
    return node.field.steps.empty() ||
           node.field.steps.front()->number() < catalog::kFirstFullOnlyField;
  }
  return std::all_of(node.children.begin(), node.children.end(),
                     [](const FilterNodePtr& child) { return NeedsOnlyBasicView(*child); });
}

}  // namespace oas::query
