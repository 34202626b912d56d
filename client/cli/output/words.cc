#include "client/cli/output/words.h"

#include <array>
#include <charconv>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

// The prefix that all values of an enum share: MissionType, "MISSION_TYPE_".
std::string PrefixOf(const google::protobuf::EnumDescriptor& type) {
  std::string prefix;
  for (const char c : type.name()) {
    if (absl::ascii_isupper(static_cast<unsigned char>(c)) && !prefix.empty()) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  return prefix + "_";
}

}  // namespace

std::string EnumCode(const google::protobuf::EnumValueDescriptor* value) {
  if (value->number() == 0) return "";
  const std::string prefix = PrefixOf(*value->type());
  return absl::AsciiStrToLower(absl::StripPrefix(value->name(), prefix));
}

std::string EnumWordsOf(const google::protobuf::EnumDescriptor* type, int number) {
  const google::protobuf::EnumValueDescriptor* value = type->FindValueByNumber(number);
  if (value == nullptr) return absl::StrCat(number);
  return absl::StrReplaceAll(EnumCode(value), {{"_", " "}});
}

std::string OriginWord(v1::Origin origin) {
  return origin == v1::ORIGIN_SOURCE_PAGE ? "page" : EnumWords(origin);
}

std::string ArticlesText(const v1::Invocation& invocation) {
  if (invocation.basis() == v1::INVOCATION_BASIS_ARTICLES) {
    return JoinNumbers(invocation.articles());
  }
  return EnumWords(invocation.basis());
}

std::string JoinNumbers(const google::protobuf::RepeatedField<google::protobuf::int32>& numbers) {
  return absl::StrJoin(numbers, ", ");
}

std::string JoinIds(const google::protobuf::RepeatedPtrField<std::string>& names) {
  return absl::StrJoin(names, ", ", [](std::string* out, const std::string& name) {
    absl::StrAppend(out, IdOfName(name));
  });
}

std::string ReferenceText(const v1::InstrumentReference& reference) {
  const absl::string_view id = IdOfName(reference.instrument());
  if (reference.articles().empty()) return std::string(id);
  return absl::StrCat(id, reference.articles_size() == 1 ? ", article " : ", articles ",
                      JoinNumbers(reference.articles()));
}

std::string FigureText(const v1::Figure& figure) {
  const std::string qualifier = EnumWords(figure.qualifier());
  return absl::StrCat(figure.label(), ": ", qualifier, qualifier.empty() ? "" : " ",
                      NumberText(figure.value()), " ", figure.unit());
}

std::string NumberText(double number) {
  std::array<char, 32> buffer;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), result.ptr};
}

std::string Count(std::int64_t number, absl::string_view singular, absl::string_view plural) {
  return absl::StrCat(number, " ", number == 1 ? singular : plural);
}

}  // namespace oas::missions::cli
