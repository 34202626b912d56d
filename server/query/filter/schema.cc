#include "server/query/filter/schema.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "google/api/resource.pb.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/historic_date.pb.h"
#include "server/catalog/record_kind.h"
#include "server/catalog/similar_text.h"

namespace oas::query {
namespace {

using catalog::TermField;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Deeper than any message of ours; suggestions need an end even if one came to contain itself.
constexpr size_t kMostSegments = 8;

struct VirtualEntry {
  absl::string_view name;
  FieldType type;
  VirtualField virtual_field;
  TermField term_field;  // of VirtualField::kTerm
  std::vector<v1::RecordKind> kinds;
};

// What goes on for a time has `active`; an instrument or a source has only the date it is of. The
// kinds of terms are those of catalog::TermField.
const std::vector<VirtualEntry>& VirtualEntries() {
  static const auto* const kEntries = new std::vector<VirtualEntry>{
      {"active",
       FieldType::kPeriod,
       VirtualField::kActive,
       TermField::kCountry,
       {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION, v1::RECORD_KIND_SUSPENSION,
        v1::RECORD_KIND_EVENT}},
      {"event_date",
       FieldType::kDate,
       VirtualField::kEventDate,
       TermField::kCountry,
       {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION, v1::RECORD_KIND_SUSPENSION,
        v1::RECORD_KIND_EVENT, v1::RECORD_KIND_INSTRUMENT, v1::RECORD_KIND_SOURCE}},
      {"country",
       FieldType::kTerm,
       VirtualField::kTerm,
       TermField::kCountry,
       {v1::RECORD_KIND_COUNTRY, v1::RECORD_KIND_INSTRUMENT, v1::RECORD_KIND_ACTOR,
        v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION, v1::RECORD_KIND_SUSPENSION,
        v1::RECORD_KIND_EVENT}},
      {"actor",
       FieldType::kTerm,
       VirtualField::kTerm,
       TermField::kActor,
       {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION, v1::RECORD_KIND_SUSPENSION,
        v1::RECORD_KIND_EVENT}},
      {"instrument",
       FieldType::kTerm,
       VirtualField::kTerm,
       TermField::kInstrument,
       {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_SUSPENSION, v1::RECORD_KIND_EVENT}},
      {"article",
       FieldType::kTerm,
       VirtualField::kTerm,
       TermField::kArticle,
       {v1::RECORD_KIND_MISSION, v1::RECORD_KIND_INVOCATION, v1::RECORD_KIND_SUSPENSION,
        v1::RECORD_KIND_EVENT}},
  };
  return *kEntries;
}

bool HasKind(const VirtualEntry& entry, v1::RecordKind kind) {
  return std::find(entry.kinds.begin(), entry.kinds.end(), kind) != entry.kinds.end();
}

FieldType TypeOfMessage(const Descriptor& message) {
  if (&message == v1::HistoricDate::descriptor()) return FieldType::kDate;
  if (&message == google::type::Date::descriptor()) return FieldType::kDate;
  if (&message == v1::HistoricPeriod::descriptor()) return FieldType::kPeriod;
  if (&message == google::protobuf::Timestamp::descriptor()) return FieldType::kTimestamp;
  return FieldType::kMessage;
}

FieldType TypeOf(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return FieldType::kString;
    case FieldDescriptor::CPPTYPE_ENUM:
      return FieldType::kEnum;
    case FieldDescriptor::CPPTYPE_BOOL:
      return FieldType::kBool;
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return FieldType::kNumber;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return TypeOfMessage(*field.message_type());
    default:
      return FieldType::kInteger;
  }
}

std::optional<FilterField> FindInMessage(v1::RecordKind kind,
                                         absl::Span<const std::string> segments) {
  FilterField found;
  const Descriptor* message = &MessageOf(kind);
  for (const std::string& segment : segments) {
    const FieldDescriptor* field = message == nullptr ? nullptr : message->FindFieldByName(segment);
    if (field == nullptr) return std::nullopt;
    found.steps.push_back(field);
    message = field->message_type();
  }
  found.path = absl::StrJoin(segments, ".");
  found.type = TypeOf(*found.steps.back());
  return found;
}

void AddPaths(const Descriptor& message, std::vector<absl::string_view>& segments,
              std::vector<std::string>& paths) {
  if (segments.size() == kMostSegments) return;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    segments.emplace_back(field.name());
    paths.push_back(absl::StrJoin(segments, "."));
    if (field.message_type() != nullptr) AddPaths(*field.message_type(), segments, paths);
    segments.pop_back();
  }
}

std::vector<std::string> ListPaths(v1::RecordKind kind) {
  std::vector<std::string> paths;
  for (const VirtualEntry& entry : VirtualEntries()) {
    if (HasKind(entry, kind)) paths.emplace_back(entry.name);
  }
  std::vector<absl::string_view> segments;
  AddPaths(MessageOf(kind), segments, paths);
  return paths;
}

// Kinds are numbered from 1.
size_t IndexOf(v1::RecordKind kind) { return static_cast<size_t>(kind) - 1; }

absl::string_view LastSegment(absl::string_view path) {
  const size_t point = path.rfind('.');
  return point == absl::string_view::npos ? path : path.substr(point + 1);
}

}  // namespace

const Descriptor& MessageOf(v1::RecordKind kind) {
  return *v1::Record::descriptor()->FindFieldByNumber(kind)->message_type();
}

std::optional<FilterField> FindField(v1::RecordKind kind, absl::Span<const std::string> segments) {
  if (segments.empty()) return std::nullopt;
  if (auto found = FindInMessage(kind, segments)) return found;
  for (const VirtualEntry& entry : VirtualEntries()) {
    if (segments.size() != 1 || segments[0] != entry.name || !HasKind(entry, kind)) continue;
    FilterField found;
    found.path = std::string(entry.name);
    found.type = entry.type;
    found.virtual_field = entry.virtual_field;
    found.term_field = entry.term_field;
    return found;
  }
  return std::nullopt;
}

const std::vector<std::string>& AllPaths(v1::RecordKind kind) {
  static const auto* const kPaths = [] {
    auto* const paths = new std::array<std::vector<std::string>, catalog::kKinds.size()>;
    for (const catalog::KindInfo& info : catalog::kKinds) {
      (*paths)[IndexOf(info.kind)] = ListPaths(info.kind);
    }
    return paths;
  }();
  return (*kPaths)[IndexOf(kind)];
}

std::string SimilarPath(absl::Span<const v1::RecordKind> kinds, absl::string_view path) {
  catalog::SimilarText similar(path);
  std::string same_end;
  for (const v1::RecordKind kind : kinds) {
    for (const std::string& candidate : AllPaths(kind)) {
      similar.Offer(candidate);
      const bool ends_so = LastSegment(candidate) == LastSegment(path);
      if (ends_so && (same_end.empty() || candidate.size() < same_end.size())) same_end = candidate;
    }
  }
  // One word may be short for a path: start_date for period.start_date.
  const bool short_form = LastSegment(path) == path && !same_end.empty();
  return short_form ? same_end : similar.Best().value_or(same_end);
}

absl::string_view CollectionOf(const FilterField& field) {
  if (field.virtual_field == VirtualField::kTerm) {
    if (field.term_field == TermField::kActor) return "actors";
    return field.term_field == TermField::kInstrument ? "instruments" : "";
  }
  if (field.steps.empty()) return "";
  const FieldDescriptor& last = *field.steps.back();
  const bool own_name = field.steps.size() == 1 && last.name() == "name";
  const absl::string_view type =
      own_name
          ? absl::string_view(last.containing_type()->name())
          : absl::StripPrefix(last.options().GetExtension(google::api::resource_reference).type(),
                              "oas.missions/");
  for (const catalog::KindInfo& info : catalog::kKinds) {
    if (catalog::TypeName(info.kind) == type) return info.collection;
  }
  return "";
}

}  // namespace oas::query
