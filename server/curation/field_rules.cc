#include "server/curation/field_rules.h"

#include <optional>
#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "server/curation/utf8.h"
#include "server/curation/value_rules.h"

namespace oas::curation {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool HasBehavior(const FieldDescriptor& field, google::api::FieldBehavior behavior) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == behavior) return true;
  }
  return false;
}

bool IsSet(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  return field.is_repeated() ? reflection.FieldSize(message, &field) > 0
                             : reflection.HasField(message, &field);
}

// A number that is zero looks unset on the wire, and may be meant.
bool ZeroIsAValue(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE;
}

void CheckBehavior(const Message& message, const FieldDescriptor& field, const FieldPath& path,
                   RuleContext& context) {
  const bool set = IsSet(message, field);
  if (set && HasBehavior(field, google::api::OUTPUT_ONLY)) {
    context.Report(path, "is set by the server; leave it out");
  }
  if (!set && HasBehavior(field, google::api::REQUIRED) && !ZeroIsAValue(field)) {
    context.Report(path, "is required and not set");
  }
}

// The kind that a resource_reference names: "oas.missions/Mission".
v1::RecordKind ReferredKind(const FieldDescriptor& field) {
  const std::string& type = field.options().GetExtension(google::api::resource_reference).type();
  for (const catalog::KindInfo& info : catalog::kKinds) {
    if (absl::EqualsIgnoreCase(absl::StripPrefix(type, "oas.missions/"), info.singular)) {
      return info.kind;
    }
  }
  return v1::RECORD_KIND_UNSPECIFIED;
}

void CheckReference(const std::string& name, const FieldDescriptor& field, const FieldPath& path,
                    RuleContext& context) {
  const v1::RecordKind kind = ReferredKind(field);
  if (kind == v1::RECORD_KIND_UNSPECIFIED || name.empty()) return;
  if (!catalog::IsNameOfKind(name, kind)) {
    context.Report(
        path, absl::StrCat("\"", name, "\" is no name of the form ", catalog::NamePattern(kind)));
    return;
  }
  if (context.index().Has(name)) return;
  const std::optional<std::string> similar = context.index().SimilarName(name, kind);
  context.Report(
      path, absl::StrCat("no ", catalog::KindInfoOf(kind).singular, " is called \"", name, "\"",
                         similar ? absl::StrCat("; did you mean \"", *similar, "\"?")
                                 : "; add it, or correct the name"));
}

void CheckString(const std::string& value, const FieldDescriptor& field, const FieldPath& path,
                 RuleContext& context) {
  if (!IsUtf8(value)) {
    context.Report(path, "is not UTF-8; save the file as UTF-8");
    return;
  }
  if (value != absl::StripAsciiWhitespace(value)) {
    context.Report(path, "begins or ends with white space; remove it");
  }
  for (const char c : value) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c)) && c != '\n') {
      context.Report(path, "holds a control character; remove it");
      break;
    }
  }
  const bool region = field.name() == "region_code" || field.name() == "additional_region_codes";
  if (region && !value.empty()) CheckRegionCode(value, path, context);
  if (field.name() == "uri" && !value.empty() && !absl::StartsWith(value, "http://") &&
      !absl::StartsWith(value, "https://")) {
    context.Report(path, absl::StrCat("\"", value, "\" is no address; begin with https://"));
  }
  if (field.name() == "wikidata_id") CheckWikidataId(value, path, context);
  if (field.options().HasExtension(google::api::resource_reference)) {
    CheckReference(value, field, path, context);
  }
}

void CheckMessage(const Message& message, FieldPath& path, RuleContext& context);

// Checks one value; of a repeated field, the element that the last step of `path` chooses.
void CheckValue(const Message& message, const FieldDescriptor& field, FieldPath& path,
                RuleContext& context) {
  const Reflection& reflection = *message.GetReflection();
  const int index = path.back().index;
  std::string scratch;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      CheckMessage(index < 0 ? reflection.GetMessage(message, &field)
                             : reflection.GetRepeatedMessage(message, &field, index),
                   path, context);
      break;
    case FieldDescriptor::CPPTYPE_STRING:
      CheckString(index < 0
                      ? reflection.GetStringReference(message, &field, &scratch)
                      : reflection.GetRepeatedStringReference(message, &field, index, &scratch),
                  field, path, context);
      break;
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int number = index < 0 ? reflection.GetEnumValue(message, &field)
                                   : reflection.GetRepeatedEnumValue(message, &field, index);
      if (field.enum_type()->FindValueByNumber(number) == nullptr) {
        context.Report(path, absl::StrCat(number, " is no value of ", field.enum_type()->name()));
      }
      break;
    }
    default:
      break;
  }
}

// Elements of repeated strings and numbers are sets: none twice, numbers ascending.
void CheckSet(const Message& message, const FieldDescriptor& field, FieldPath path,
              RuleContext& context) {
  const Reflection& reflection = *message.GetReflection();
  const bool number = field.cpp_type() == FieldDescriptor::CPPTYPE_INT32;
  if (!number && field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) return;
  std::set<std::string> seen;
  int32_t last = 0;
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    path.back().index = i;
    std::string text;
    if (number) {
      const int32_t value = reflection.GetRepeatedInt32(message, &field, i);
      if (i > 0 && value < last) context.Report(path, "is out of order; list numbers ascending");
      last = value;
      text = absl::StrCat(value);
    } else {
      text = reflection.GetRepeatedString(message, &field, i);
    }
    if (!seen.insert(text).second) {
      context.Report(path, absl::StrCat("\"", text, "\" stands here twice; remove one"));
    }
  }
}

void CheckField(const Message& message, const FieldDescriptor& field, FieldPath& path,
                RuleContext& context) {
  path.push_back({&field});
  CheckBehavior(message, field, path, context);
  if (field.is_repeated()) {
    CheckSet(message, field, path, context);
    for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
      path.back().index = i;
      CheckValue(message, field, path, context);
    }
  } else if (IsSet(message, field)) {
    CheckValue(message, field, path, context);
  }
  path.pop_back();
}

void CheckMessage(const Message& message, FieldPath& path, RuleContext& context) {
  if (CheckWholeValue(message, path, context)) return;
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    CheckField(message, *message.GetDescriptor()->field(i), path, context);
  }
}

}  // namespace

void CheckFields(const Message& content, RuleContext& context) {
  FieldPath path;
  CheckMessage(content, path, context);
}

}  // namespace oas::curation
