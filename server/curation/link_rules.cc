#include "server/curation/link_rules.h"

#include <array>
#include <string>

#include "absl/strings/str_cat.h"

namespace oas::curation {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Field `field` of a record of `kind` names records of `other_kind`, whose `other_field` names it
// back.
struct MutualLink {
  v1::RecordKind kind;
  const char* field;
  v1::RecordKind other_kind;
  const char* other_field;
};

constexpr std::array<MutualLink, 7> kMutualLinks = {{
    {v1::RECORD_KIND_MISSION, "invocations", v1::RECORD_KIND_INVOCATION, "missions"},
    {v1::RECORD_KIND_MISSION, "suspensions", v1::RECORD_KIND_SUSPENSION, "missions"},
    {v1::RECORD_KIND_MISSION, "related_missions", v1::RECORD_KIND_MISSION, "related_missions"},
    {v1::RECORD_KIND_INVOCATION, "missions", v1::RECORD_KIND_MISSION, "invocations"},
    {v1::RECORD_KIND_INVOCATION, "suspensions", v1::RECORD_KIND_SUSPENSION, "invocations"},
    {v1::RECORD_KIND_SUSPENSION, "missions", v1::RECORD_KIND_MISSION, "suspensions"},
    {v1::RECORD_KIND_SUSPENSION, "invocations", v1::RECORD_KIND_INVOCATION, "suspensions"},
}};

const FieldDescriptor& FieldOf(const Message& content, const char* field) {
  return *content.GetDescriptor()->FindFieldByName(field);
}

bool Names(const Message& content, const char* field, const std::string& name) {
  const FieldDescriptor& descriptor = FieldOf(content, field);
  const auto& reflection = *content.GetReflection();
  for (int i = 0; i < reflection.FieldSize(content, &descriptor); ++i) {
    if (reflection.GetRepeatedString(content, &descriptor, i) == name) return true;
  }
  return false;
}

void CheckLink(const Message& content, const std::string& name, const MutualLink& link,
               RuleContext& context) {
  const FieldDescriptor& field = FieldOf(content, link.field);
  const auto& reflection = *content.GetReflection();
  for (int i = 0; i < reflection.FieldSize(content, &field); ++i) {
    const std::string other_name = reflection.GetRepeatedString(content, &field, i);
    const v1::Record* other = context.index().Find(other_name);
    if (other == nullptr || catalog::KindOf(*other) != link.other_kind) continue;  // reported
    if (other_name == name) {
      context.Report({{&field, i}}, "names the record itself; remove it");
    } else if (!Names(*catalog::ContentOf(*other), link.other_field, name)) {
      context.Report({{&field, i}},
                     absl::StrCat(other_name, " does not name ", name, " in its ", link.other_field,
                                  "; add it there, or remove it here"));
    }
  }
}

}  // namespace

void CheckLinks(const v1::Record& record, RuleContext& context) {
  const v1::RecordKind kind = catalog::KindOf(record);
  for (const MutualLink& link : kMutualLinks) {
    if (link.kind == kind) {
      CheckLink(*catalog::ContentOf(record), NameOf(record), link, context);
    }
  }
}

std::vector<std::string> MutualLinksOf(const v1::Record& record) {
  std::vector<std::string> names;
  for (const MutualLink& link : kMutualLinks) {
    if (link.kind != catalog::KindOf(record)) continue;
    const Message& content = *catalog::ContentOf(record);
    const FieldDescriptor& field = FieldOf(content, link.field);
    for (int i = 0; i < content.GetReflection()->FieldSize(content, &field); ++i) {
      names.push_back(content.GetReflection()->GetRepeatedString(content, &field, i));
    }
  }
  return names;
}

}  // namespace oas::curation
