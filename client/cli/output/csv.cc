#include "client/cli/output/csv.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "client/cli/output/json.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/protobuf/util/time_util.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/historic_date.pb.h"

namespace oas::missions::cli {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

constexpr absl::string_view kListSeparator = "; ";

bool IsType(const FieldDescriptor& field, const Descriptor* type) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && field.message_type() == type;
}

// True for messages that fill several columns.
bool IsNested(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field.is_repeated() &&
         !IsType(field, google::protobuf::Timestamp::descriptor()) &&
         !IsType(field, google::type::Date::descriptor());
}

std::string ScalarText(const Message& message, const FieldDescriptor& field, int index) {
  const auto* reflection = message.GetReflection();
  const bool repeated = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return repeated ? reflection->GetRepeatedString(message, &field, index)
                      : reflection->GetString(message, &field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumCode(repeated ? reflection->GetRepeatedEnum(message, &field, index)
                               : reflection->GetEnum(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection->GetBool(message, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(repeated ? reflection->GetRepeatedInt32(message, &field, index)
                                   : reflection->GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(reflection->GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return NumberText(reflection->GetDouble(message, &field));
    default:
      return "";  // The API has no fields of other types.
  }
}

std::string ListText(const Message& message, const FieldDescriptor& field) {
  const auto* reflection = message.GetReflection();
  const int size = reflection->FieldSize(message, &field);
  std::vector<std::string> items;
  items.reserve(static_cast<std::size_t>(size));
  for (int i = 0; i < size; ++i) {
    items.push_back(field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
                        ? CompactJson(reflection->GetRepeatedMessage(message, &field, i))
                        : ScalarText(message, field, i));
  }
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    return absl::StrJoin(items, kListSeparator);
  }
  return items.empty() ? "" : absl::StrCat("[", absl::StrJoin(items, ","), "]");
}

std::string LeafText(const Message& message, const FieldDescriptor& field) {
  if (field.is_repeated()) return ListText(message, field);
  const auto* reflection = message.GetReflection();
  // Absent is not the same as 0.
  if (field.has_presence() && !reflection->HasField(message, &field)) return "";
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return ScalarText(message, field, 0);
  const Message& value = reflection->GetMessage(message, &field);
  if (const auto* time = dynamic_cast<const google::protobuf::Timestamp*>(&value)) {
    return google::protobuf::util::TimeUtil::ToString(*time);
  }
  return FormatPartialDate(dynamic_cast<const google::type::Date&>(value));
}

void AppendColumns(const Descriptor& type, const std::string& prefix,
                   std::vector<std::string>& columns) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const std::string name = absl::StrCat(prefix, field.name());
    if (IsType(field, v1::HistoricDate::descriptor())) columns.push_back(name);
    if (IsNested(field)) {
      AppendColumns(*field.message_type(), absl::StrCat(name, "_"), columns);
    } else {
      columns.push_back(name);
    }
  }
}

void AppendValues(const Message& message, std::vector<std::string>& values) {
  const Descriptor& type = *message.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (!IsNested(field)) {
      values.push_back(LeafText(message, field));
      continue;
    }
    const Message& value = message.GetReflection()->GetMessage(message, &field);
    if (const auto* date = dynamic_cast<const v1::HistoricDate*>(&value)) {
      values.push_back(FormatHistoricDate(*date));
    }
    if (message.GetReflection()->HasField(message, &field)) {
      AppendValues(value, values);
    } else {
      std::vector<std::string> columns;
      AppendColumns(*field.message_type(), "", columns);
      values.resize(values.size() + columns.size());
    }
  }
}

std::string Quote(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\"", "\"\""}}), "\"");
}

}  // namespace

std::string CsvLine(const std::vector<std::string>& values) {
  return absl::StrCat(
      absl::StrJoin(values, ",",
                    [](std::string* out, const std::string& value) { out->append(Quote(value)); }),
      "\r\n");
}

std::vector<std::string> CsvColumns(const Descriptor& type) {
  std::vector<std::string> columns;
  AppendColumns(type, "", columns);
  return columns;
}

std::vector<std::string> CsvValues(const Message& record) {
  std::vector<std::string> values;
  AppendValues(record, values);
  return values;
}

}  // namespace oas::missions::cli
