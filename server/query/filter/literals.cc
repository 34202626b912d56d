#include "server/query/filter/literals.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "server/query/filter/fold.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

bool IsOrder(Comparator comparator) {
  return comparator != Comparator::kHas && comparator != Comparator::kEquals &&
         comparator != Comparator::kNotEquals;
}

// Whether values of the type can be told apart only, not put in order.
bool HasNoOrder(FieldType type) {
  return type == FieldType::kEnum || type == FieldType::kBool || type == FieldType::kTerm ||
         type == FieldType::kPeriod;
}

std::string OrderAdvice(const FilterField& field) {
  if (field.virtual_field == VirtualField::kActive) {
    return "active goes on for a time and takes only :, = and !=; compare event_date instead";
  }
  if (field.type == FieldType::kPeriod) {
    return absl::StrCat(field.path, " is a period and takes only :, = and !=; compare ", field.path,
                        ".start_date or ", field.path, ".end_date instead");
  }
  return absl::StrCat(field.path, " has no order and takes only =, != and :");
}

absl::Status CheckComparator(const FilterSource& source, const FilterField& field,
                             const SyntaxNode& comparison) {
  if (field.type == FieldType::kMessage) {
    const std::string part = field.steps.back()->message_type()->field(0)->name();
    return FaultAt(source, comparison.path.token,
                   absl::StrCat(field.path, " has parts; compare one of them, such as ", field.path,
                                ".", part, ", or ask with ", field.path, ":* whether it is there"));
  }
  if (IsOrder(comparison.comparator) && HasNoOrder(field.type)) {
    return FaultAt(source, comparison.comparator_token, OrderAdvice(field));
  }
  return absl::OkStatus();
}

// For these a value is the field's or it is not: `:` says no more than `=`.
bool HasMeansEquals(const FilterField& field) {
  switch (field.type) {
    case FieldType::kEnum:
    case FieldType::kBool:
    case FieldType::kInteger:
    case FieldType::kNumber:
    case FieldType::kTimestamp:
      return true;
    case FieldType::kTerm:
      return field.term_field == catalog::TermField::kArticle;
    default:
      return false;
  }
}

absl::Status ReadText(const FilterSource& source, const FilterField& field, Comparator comparator,
                      const Literal& literal, FilterValue& value) {
  if (comparator == Comparator::kHas) return ReadSearchedText(source, literal, value);
  if (IsOrder(comparator)) {
    ReadWholeText(field, {{PlainText(literal.pieces)}, literal.token}, value);
    return absl::OkStatus();
  }
  if (IsOnlyWildcards(literal.pieces)) {
    return FaultAt(source, literal.token,
                   absl::StrCat("every text is like this one; ask with ", field.path,
                                ":* whether there is any"));
  }
  if (field.type == FieldType::kTerm && field.term_field == catalog::TermField::kArticle) {
    return ReadArticle(source, literal, value);
  }
  ReadWholeText(field, literal, value);
  return absl::OkStatus();
}

absl::Status ReadValue(const FilterSource& source, const FilterField& field, Comparator comparator,
                       const Literal& literal, FilterValue& value) {
  value.text = PlainText(literal.pieces);
  switch (field.type) {
    case FieldType::kEnum:
      return ReadEnumValue(source, field, literal, value);
    case FieldType::kBool:
      return ReadBool(source, literal, value);
    case FieldType::kInteger:
      return ReadInteger(source, field, literal, value);
    case FieldType::kNumber:
      return ReadNumber(source, literal, value);
    case FieldType::kTimestamp:
      return ReadTimestamp(source, literal, value);
    case FieldType::kDate:
    case FieldType::kPeriod:
      return ReadDate(source, literal, value);
    default:
      return ReadText(source, field, comparator, literal, value);
  }
}

}  // namespace

absl::StatusOr<Operand> ReadOperand(const FilterSource& source, const FilterField& field,
                                    const SyntaxNode& comparison) {
  Operand operand;
  operand.comparator = comparison.comparator;
  if (operand.comparator == Comparator::kHas && IsOnlyWildcards(comparison.literal.pieces)) {
    operand.value.text = "*";
    operand.value.present = true;
    return operand;
  }
  absl::Status status = CheckComparator(source, field, comparison);
  if (!status.ok()) return status;
  if (operand.comparator == Comparator::kHas && HasMeansEquals(field)) {
    operand.comparator = Comparator::kEquals;
  }
  status = ReadValue(source, field, operand.comparator, comparison.literal, operand.value);
  if (!status.ok()) return status;
  return operand;
}

absl::Status ReadSearchedText(const FilterSource& source, const Literal& literal,
                              FilterValue& value) {
  // Free at both ends: what is looked for may stand anywhere.
  value.pieces = {""};
  for (const std::string& piece : literal.pieces) value.pieces.push_back(Fold(piece));
  value.pieces.emplace_back();
  if (IsOnlyWildcards(value.pieces)) {
    return FaultAt(source, literal.token,
                   "this looks for nothing; compare with = \"\" to find what is empty");
  }
  value.wildcard = literal.pieces.size() > 1;
  value.text = value.wildcard ? PatternText(literal.pieces) : PlainText(literal.pieces);
  return absl::OkStatus();
}

}  // namespace oas::query
