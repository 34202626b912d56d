#include "server/query/filter/searched_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"

namespace oas::query {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using TextTest = absl::FunctionRef<bool(absl::string_view)>;

// Messages of ours are five deep at most; a limit keeps it so whatever they become.
constexpr int kMostDepth = 16;

bool IsRead(const FieldDescriptor& field) {
  constexpr absl::string_view kNotRead[] = {"uid", "etag", "owner", "field_path"};
  return std::find(std::begin(kNotRead), std::end(kNotRead), field.name()) == std::end(kNotRead);
}

bool AnyTextOf(const Message& message, const FieldDescriptor& field, TextTest test) {
  const Reflection& reflection = *message.GetReflection();
  std::string scratch;
  if (!field.is_repeated()) return test(reflection.GetStringReference(message, &field, &scratch));
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    if (test(reflection.GetRepeatedStringReference(message, &field, i, &scratch))) return true;
  }
  return false;
}

bool AnyTextWithin(const Message& message, int depth, TextTest test);

bool AnyTextOfParts(const Message& message, const FieldDescriptor& field, int depth,
                    TextTest test) {
  const Reflection& reflection = *message.GetReflection();
  if (!field.is_repeated()) {
    return AnyTextWithin(reflection.GetMessage(message, &field), depth, test);
  }
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    if (AnyTextWithin(reflection.GetRepeatedMessage(message, &field, i), depth, test)) return true;
  }
  return false;
}

bool AnyTextWithin(const Message& message, int depth, TextTest test) {
  if (depth > kMostDepth) return false;
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  return std::any_of(fields.begin(), fields.end(), [&](const FieldDescriptor* field) {
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      return AnyTextOfParts(message, *field, depth + 1, test);
    }
    return field->cpp_type() == FieldDescriptor::CPPTYPE_STRING && IsRead(*field) &&
           AnyTextOf(message, *field, test);
  });
}

}  // namespace

bool AnyText(const Message& message, TextTest test) { return AnyTextWithin(message, 0, test); }

}  // namespace oas::query
