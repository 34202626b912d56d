#include "server/curation/assertion_rules.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "google/protobuf/reflection.h"
#include "oas/missions/v1/assertion.pb.h"
#include "server/catalog/similar_text.h"

namespace oas::curation {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A segment of a path: "participants[actors/cicig]" is a field and a key.
struct Segment {
  absl::string_view field;
  std::optional<absl::string_view> key;
};

// Takes the first segment and its dot off `path`; keys may hold dots. Nothing when a bracket is not
// closed, or when what follows is no further segment.
std::optional<Segment> TakeSegment(absl::string_view& path) {
  const size_t end = path.find_first_of(".[");
  Segment segment{path.substr(0, end), std::nullopt};
  path.remove_prefix(std::min(end, path.size()));
  if (!path.empty() && path.front() == '[') {
    const size_t close = path.find(']');
    if (close == absl::string_view::npos) return std::nullopt;
    segment.key = path.substr(1, close - 1);
    path.remove_prefix(close + 1);
  }
  if (path.empty()) return segment;
  if (path.front() != '.' || path.size() == 1) return std::nullopt;
  path.remove_prefix(1);
  return segment;
}

// Whether a string or number field of `element` equals `key`.
bool HasValue(const Message& element, absl::string_view key) {
  const Descriptor& descriptor = *element.GetDescriptor();
  const auto& reflection = *element.GetReflection();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor* field = descriptor.field(i);
    if (field->is_repeated()) continue;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
        reflection.GetString(element, field) == key) {
      return true;
    }
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 &&
        absl::StrCat(reflection.GetInt32(element, field)) == key) {
      return true;
    }
  }
  return false;
}

// The element of a repeated field that `key` chooses; -1 when there is none.
int ElementOf(const Message& message, const FieldDescriptor& field, absl::string_view key) {
  if (key.empty()) return -1;  // every element has fields that are not set
  const auto& reflection = *message.GetReflection();
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (HasValue(reflection.GetRepeatedMessage(message, &field, i), key)) return i;
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        if (reflection.GetRepeatedString(message, &field, i) == key) return i;
        break;
      case FieldDescriptor::CPPTYPE_INT32:
        if (absl::StrCat(reflection.GetRepeatedInt32(message, &field, i)) == key) return i;
        break;
      default:
        break;
    }
  }
  return -1;
}

std::string UnknownField(const Descriptor& descriptor, absl::string_view name) {
  catalog::SimilarText similar(name);
  for (int i = 0; i < descriptor.field_count(); ++i) similar.Offer(descriptor.field(i)->name());
  return absl::StrCat(
      descriptor.name(), " has no field \"", name, "\"",
      similar.Best() ? absl::StrCat("; did you mean \"", *similar.Best(), "\"?") : "");
}

void CheckAssertion(const Message& content, const v1::Assertion& assertion, const FieldPath& path,
                    RuleContext& context) {
  const std::string fault = FaultOfFieldPath(content, assertion.field_path());
  if (!fault.empty()) {
    context.Report(path, absl::StrCat("field_path \"", assertion.field_path(), "\": ", fault));
  }
  if (!assertion.disputed()) return;
  if (assertion.value().empty() && !assertion.has_date_value()) {
    context.Report(path, "is disputed and has no reading; set value, or date_value for a date");
  }
  if (assertion.note().empty()) {
    context.Report(path, "is disputed and does not say why; set note");
  }
}

}  // namespace

std::string FaultOfFieldPath(const Message& content, absl::string_view path) {
  if (path == "*") return "";
  if (path.empty()) return "is empty; use * for the record as a whole";
  const Message* message = &content;
  while (!path.empty()) {
    const std::optional<Segment> segment = TakeSegment(path);
    if (!segment) return "is not of the form field, field.field or field[key].field";
    const Descriptor& descriptor = *message->GetDescriptor();
    const FieldDescriptor* field = descriptor.FindFieldByName(std::string(segment->field));
    if (field == nullptr) return UnknownField(descriptor, segment->field);
    const auto& reflection = *message->GetReflection();
    int index = -1;
    if (segment->key) {
      if (!field->is_repeated())
        return absl::StrCat(field->name(), " is not repeated; drop the [ ]");
      index = ElementOf(*message, *field, *segment->key);
      if (index < 0) return absl::StrCat("no element of ", field->name(), " is ", *segment->key);
    }
    if (path.empty()) break;
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      return absl::StrCat(field->name(), " has no fields of its own");
    }
    if (field->is_repeated() && index < 0) return absl::StrCat("say which of ", field->name());
    message = index < 0 ? &reflection.GetMessage(*message, field)
                        : &reflection.GetRepeatedMessage(*message, field, index);
  }
  return "";
}

void CheckAssertions(const Message& content, RuleContext& context) {
  const FieldDescriptor* field = content.GetDescriptor()->FindFieldByName("assertions");
  const auto& assertions =
      content.GetReflection()->GetRepeatedFieldRef<v1::Assertion>(content, field);
  bool whole = false;
  int index = 0;
  for (const v1::Assertion& assertion : assertions) {
    whole = whole || assertion.field_path() == "*";
    CheckAssertion(content, assertion, {{field, index++}}, context);
  }
  if (!whole) {
    context.Report({},
                   "says of no source that it tells of this record; add assertions with "
                   "field_path \"*\"");
  }
}

}  // namespace oas::curation
