// Values of enums by their names.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "server/catalog/error_details.h"
#include "server/catalog/similar_text.h"
#include "server/query/filter/literals.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;

// "MISSION_TYPE_", of "MISSION_TYPE_UNSPECIFIED": every enum of ours begins with that value.
absl::string_view PrefixOf(const EnumDescriptor& values) {
  return absl::StripSuffix(values.value(0)->name(), "UNSPECIFIED");
}

std::string AsEnumName(absl::string_view text) {
  std::string name = absl::AsciiStrToUpper(text);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == ' '; }, '_');
  return name;
}

// Every name without its prefix, but for the one that says nothing.
std::vector<std::string> ShortNames(const EnumDescriptor& values) {
  std::vector<std::string> names;
  for (int i = 1; i < values.value_count(); ++i) {
    names.emplace_back(absl::StripPrefix(values.value(i)->name(), PrefixOf(values)));
  }
  return names;
}

}  // namespace

absl::Status ReadEnumValue(const FilterSource& source, const FilterField& field,
                           const Literal& literal, FilterValue& value) {
  const EnumDescriptor& values = *field.steps.back()->enum_type();
  const std::string text = PlainText(literal.pieces);
  const std::string short_name(absl::StripPrefix(AsEnumName(text), PrefixOf(values)));
  const EnumValueDescriptor* found =
      values.FindValueByName(absl::StrCat(PrefixOf(values), short_name));
  if (found != nullptr) {
    value.text = found->name();
    value.integer = found->number();
    return absl::OkStatus();
  }
  const std::vector<std::string> known = ShortNames(values);
  catalog::SimilarText similar(short_name);
  for (const std::string& name : known) similar.Offer(name);
  return FaultAt(source, literal.token,
                 absl::StrCat("no value \"", catalog::Excerpt(text), "\" of ", field.path,
                              ", which is one of ", absl::StrJoin(known, ", ")),
                 similar.Best().value_or(""));
}

}  // namespace oas::query
