// Numbers and truth values.
#include <cmath>
#include <limits>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "server/query/filter/literals.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

using google::protobuf::FieldDescriptor;

// SimpleAtod takes more than a filter should: white space, infinity, not-a-number.
bool IsNumeric(absl::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789+-.eE") == absl::string_view::npos;
}

// The shorter of two spellings that mean the same double.
std::string NumberText(double number) {
  std::string text = absl::StrFormat("%.15g", number);
  double read = 0;
  if (absl::SimpleAtod(text, &read) && read == number) return text;
  return absl::StrFormat("%.17g", number);
}

}  // namespace

absl::Status ReadBool(const FilterSource& source, const Literal& literal, FilterValue& value) {
  const std::string text = PlainText(literal.pieces);
  value.boolean = absl::EqualsIgnoreCase(text, "true");
  if (!value.boolean && !absl::EqualsIgnoreCase(text, "false")) {
    return FaultAt(source, literal.token, "true or false must stand here");
  }
  value.text = value.boolean ? "true" : "false";
  return absl::OkStatus();
}

absl::Status ReadInteger(const FilterSource& source, const FilterField& field,
                         const Literal& literal, FilterValue& value) {
  const std::string text = PlainText(literal.pieces);
  const bool digits =
      !text.empty() &&
      text.find_first_not_of("0123456789", text[0] == '-' ? 1 : 0) == std::string::npos &&
      text != "-";
  if (!digits) {
    return FaultAt(source, literal.token,
                   absl::StrCat(field.path, " is a whole number, and this is none"));
  }
  const bool small = field.steps.back()->cpp_type() == FieldDescriptor::CPPTYPE_INT32;
  const bool fits = absl::SimpleAtoi(text, &value.integer) &&
                    (!small || (value.integer >= std::numeric_limits<int32_t>::min() &&
                                value.integer <= std::numeric_limits<int32_t>::max()));
  if (!fits) {
    return FaultAt(
        source, literal.token,
        absl::StrCat("no ", field.path, " is so large: it has ", small ? 32 : 64, " bits"));
  }
  value.number = static_cast<double>(value.integer);
  value.text = absl::StrCat(value.integer);
  return absl::OkStatus();
}

absl::Status ReadNumber(const FilterSource& source, const Literal& literal, FilterValue& value) {
  const std::string text = PlainText(literal.pieces);
  if (!IsNumeric(text) || !absl::SimpleAtod(text, &value.number)) {
    return FaultAt(source, literal.token, "a number must stand here, such as 12 or 0.5");
  }
  if (!std::isfinite(value.number)) {
    return FaultAt(source, literal.token, "this number is too large");
  }
  value.text = NumberText(value.number);
  return absl::OkStatus();
}

}  // namespace oas::query
