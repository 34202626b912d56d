#include "server/catalog/field_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/cpp/historic_date.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/historic_date.pb.h"

namespace oas::catalog {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::google::protobuf::Reflection;

std::string EnumText(const FieldDescriptor& field, int number) {
  const auto* const value = field.enum_type()->FindValueByNumber(number);
  return value == nullptr ? absl::StrCat(number) : value->name();
}

// Messages inside of others stand in braces, so that their commas are their own.
std::string NestedText(const Message& message) {
  const std::string text = MessageText(message);
  return text.find(", ") == std::string::npos ? text : absl::StrCat("{", text, "}");
}

std::string ValueText(const Message& message, const FieldDescriptor& field, bool nested) {
  if (!field.is_repeated()) {
    if (!message.GetReflection()->HasField(message, &field)) return "";
    if (nested && field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      return NestedText(message.GetReflection()->GetMessage(message, &field));
    }
    return FieldText(message, field);
  }
  const int size = message.GetReflection()->FieldSize(message, &field);
  std::vector<std::string> elements;
  elements.reserve(static_cast<size_t>(size));
  for (int i = 0; i < size; ++i) {
    elements.push_back(ElementText(message, field, i));
  }
  return absl::StrJoin(elements, " ");
}

std::string AllFieldsText(const Message& message) {
  std::vector<const FieldDescriptor*> set;
  message.GetReflection()->ListFields(message, &set);
  std::vector<std::string> fields;
  fields.reserve(set.size());
  for (const FieldDescriptor* const field : set) {
    fields.push_back(absl::StrCat(field->name(), ": ", ValueText(message, *field, true)));
  }
  return absl::StrJoin(fields, ", ");
}

}  // namespace

std::string MessageText(const Message& message) {
  if (const auto* date = dynamic_cast<const missions::v1::HistoricDate*>(&message)) {
    return missions::FormatHistoricDate(*date);
  }
  if (const auto* period = dynamic_cast<const missions::v1::HistoricPeriod*>(&message)) {
    return missions::FormatHistoricPeriod(*period);
  }
  if (const auto* date = dynamic_cast<const google::type::Date*>(&message)) {
    return missions::FormatPartialDate(*date);
  }
  return AllFieldsText(message);
}

std::string FieldText(const Message& message, const FieldDescriptor& field) {
  const Reflection& values = *message.GetReflection();
  if (!values.HasField(message, &field)) return "";
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return values.GetString(message, &field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumText(field, values.GetEnumValue(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return values.GetBool(message, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(values.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(values.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_UINT32:
      return absl::StrCat(values.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64:
      return absl::StrCat(values.GetUInt64(message, &field));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return absl::StrCat(values.GetFloat(message, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return absl::StrCat(values.GetDouble(message, &field));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageText(values.GetMessage(message, &field));
  }
  return "";
}

std::string ElementText(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& values = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return values.GetRepeatedString(message, &field, index);
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumText(field, values.GetRepeatedEnumValue(message, &field, index));
    case FieldDescriptor::CPPTYPE_BOOL:
      return values.GetRepeatedBool(message, &field, index) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(values.GetRepeatedInt32(message, &field, index));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(values.GetRepeatedInt64(message, &field, index));
    case FieldDescriptor::CPPTYPE_UINT32:
      return absl::StrCat(values.GetRepeatedUInt32(message, &field, index));
    case FieldDescriptor::CPPTYPE_UINT64:
      return absl::StrCat(values.GetRepeatedUInt64(message, &field, index));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return absl::StrCat(values.GetRepeatedFloat(message, &field, index));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return absl::StrCat(values.GetRepeatedDouble(message, &field, index));
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageText(values.GetRepeatedMessage(message, &field, index));
  }
  return "";
}

}  // namespace oas::catalog
