#include "client/cli/output/field_value.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"
#include "oas/missions/v1/country.pb.h"
#include "oas/missions/v1/historic_date.pb.h"
#include "oas/missions/v1/participant.pb.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

std::string MessageWords(const Message& message) {
  if (const auto* date = dynamic_cast<const v1::HistoricDate*>(&message)) {
    return DescribeHistoricDate(*date);
  }
  if (const auto* period = dynamic_cast<const v1::HistoricPeriod*>(&message)) {
    return DescribeHistoricPeriod(*period);
  }
  if (const auto* place = dynamic_cast<const v1::Place*>(&message)) return place->name();
  if (const auto* figure = dynamic_cast<const v1::Figure*>(&message)) return FigureText(*figure);
  if (const auto* reference = dynamic_cast<const v1::InstrumentReference*>(&message)) {
    return ReferenceText(*reference);
  }
  if (const auto* participant = dynamic_cast<const v1::Participant*>(&message)) {
    return absl::StrCat(participant->actor().empty() ? participant->label() : participant->actor(),
                        ", ", EnumWords(participant->role()));
  }
  return "";
}

std::string ScalarWords(const Message& message, const FieldDescriptor& field) {
  const auto* reflection = message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->GetString(message, &field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumWordsOf(field.enum_type(), reflection->GetEnumValue(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection->GetBool(message, &field) ? "yes" : "";
    case FieldDescriptor::CPPTYPE_INT32: {
      const int value = reflection->GetInt32(message, &field);
      return value == 0 && !reflection->HasField(message, &field) ? "" : absl::StrCat(value);
    }
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(reflection->GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return NumberText(reflection->GetDouble(message, &field));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      if (!reflection->HasField(message, &field)) return "";
      return MessageWords(reflection->GetMessage(message, &field));
    default:
      return "";
  }
}

std::string ElementWords(const Message& message, const FieldDescriptor& field, int index) {
  const auto* reflection = message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->GetRepeatedString(message, &field, index);
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(reflection->GetRepeatedInt32(message, &field, index));
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumWordsOf(field.enum_type(),
                         reflection->GetRepeatedEnumValue(message, &field, index));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageWords(reflection->GetRepeatedMessage(message, &field, index));
    default:
      return "";
  }
}

// True when one of the element's own fields reads like the key: participants by their actor.
bool HasKey(const Message& element, absl::string_view key) {
  for (int i = 0; i < element.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *element.GetDescriptor()->field(i);
    if (!field.is_repeated() && FieldWords(element, field) == key) return true;
  }
  return false;
}

// The index of the element with the key; -1 when there is none.
int FindElement(const Message& message, const FieldDescriptor& field, absl::string_view key) {
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < reflection->FieldSize(message, &field); ++i) {
    const bool found = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
                           ? HasKey(reflection->GetRepeatedMessage(message, &field, i), key)
                           : FieldWords(message, field, i) == key;
    if (found) return i;
  }
  return -1;
}

std::string AllElements(const Message& message, const FieldDescriptor& field) {
  const int size = message.GetReflection()->FieldSize(message, &field);
  std::vector<std::string> words;
  words.reserve(static_cast<std::size_t>(size));
  for (int i = 0; i < size; ++i) {
    words.push_back(FieldWords(message, field, i));
  }
  return absl::StrJoin(words, ", ");
}

// A step of a path: "participants[actors/cicig]" is the field and its key.
struct Step {
  std::string field;
  std::string key;
};

// Dots inside of brackets belong to the key.
std::vector<Step> SplitPath(absl::string_view path) {
  std::vector<Step> steps(1);
  bool in_key = false;
  for (const char c : path) {
    if (c == '[' || c == ']') {
      in_key = c == '[';
    } else if (c == '.' && !in_key) {
      steps.emplace_back();
    } else {
      (in_key ? steps.back().key : steps.back().field) += c;
    }
  }
  return steps;
}

}  // namespace

std::string FieldWords(const Message& message, const FieldDescriptor& field, int index) {
  return index < 0 ? ScalarWords(message, field) : ElementWords(message, field, index);
}

std::optional<std::string> ValueAtPath(const Message& record, absl::string_view path) {
  const Message* message = &record;
  const std::vector<Step> steps = SplitPath(path);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(steps[i].field);
    if (field == nullptr) return std::nullopt;
    const bool is_last = i + 1 == steps.size();
    int index = -1;
    if (field->is_repeated()) {
      if (steps[i].key.empty()) {
        if (!is_last || field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) return std::nullopt;
        return AllElements(*message, *field);
      }
      index = FindElement(*message, *field, steps[i].key);
      if (index < 0) return "";
    }
    if (is_last) return FieldWords(*message, *field, index);
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return std::nullopt;
    const auto* reflection = message->GetReflection();
    message = index < 0 ? &reflection->GetMessage(*message, field)
                        : &reflection->GetRepeatedMessage(*message, field, index);
  }
  return std::nullopt;
}

}  // namespace oas::missions::cli
