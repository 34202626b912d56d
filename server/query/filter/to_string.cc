// The canonical form of filters.
#include <string>

#include "absl/strings/str_cat.h"
#include "server/query/filter/filter.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

absl::string_view Spelling(Comparator comparator) {
  switch (comparator) {
    case Comparator::kHas:
      return ":";
    case Comparator::kEquals:
      return "=";
    case Comparator::kNotEquals:
      return "!=";
    case Comparator::kLess:
      return "<";
    case Comparator::kLessEquals:
      return "<=";
    case Comparator::kGreater:
      return ">";
    case Comparator::kGreaterEquals:
      return ">=";
  }
  return "";
}

std::string Quoted(const FilterValue& value) {
  const std::string text = value.wildcard ? value.text : PatternText({value.text});
  return absl::StrCat("\"", text, "\"");
}

// Numbers, dates and the words of enums need no quotes; texts and times always have them.
std::string ValueText(const FilterNode& node) {
  if (node.value.present) return "*";
  if (node.kind == FilterNodeKind::kNever) return Quoted(node.value);
  switch (node.field.type) {
    case FieldType::kEnum:
    case FieldType::kBool:
    case FieldType::kInteger:
    case FieldType::kNumber:
    case FieldType::kDate:
    case FieldType::kPeriod:
      return node.value.text;
    default:
      return Quoted(node.value);
  }
}

std::string Joined(const FilterNode& node, absl::string_view word) {
  std::string text = "(";
  for (size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) absl::StrAppend(&text, " ", word, " ");
    absl::StrAppend(&text, ToString(*node.children[i]));
  }
  return absl::StrCat(text, ")");
}

// NOT NOT is no grammar.
std::string Negated(const FilterNode& child) {
  const std::string text = ToString(child);
  return child.kind == FilterNodeKind::kNot ? absl::StrCat("NOT (", text, ")")
                                            : absl::StrCat("NOT ", text);
}

}  // namespace

std::string ToString(const FilterNode& node) {
  switch (node.kind) {
    case FilterNodeKind::kAnd:
      return Joined(node, "AND");
    case FilterNodeKind::kOr:
      return Joined(node, "OR");
    case FilterNodeKind::kNot:
      return Negated(*node.children.front());
    case FilterNodeKind::kText:
      return Quoted(node.value);
    case FilterNodeKind::kComparison:
    case FilterNodeKind::kNever:
      break;
  }
  return absl::StrCat(node.field.path, " ", Spelling(node.comparator), " ", ValueText(node));
}

}  // namespace oas::query
