#include "server/catalog/record_kind.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace oas::catalog {
namespace {

// Field of Record that holds the content; the kinds are numbered like the fields.
const google::protobuf::FieldDescriptor* FieldOf(v1::RecordKind kind) {
  return v1::Record::descriptor()->FindFieldByNumber(kind);
}

// Longest last segment of a name; keeps names fit for messages, logs and file names.
constexpr size_t kLongestSlug = 120;

bool IsSlug(absl::string_view text) {
  return !text.empty() && text.size() <= kLongestSlug &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-';
         });
}

bool IsRegionCode(absl::string_view text) {
  return text.size() == 2 && absl::ascii_isupper(static_cast<unsigned char>(text[0])) &&
         absl::ascii_isupper(static_cast<unsigned char>(text[1]));
}

}  // namespace

const KindInfo& KindInfoOf(v1::RecordKind kind) { return kKinds.at(static_cast<size_t>(kind) - 1); }

v1::RecordKind KindOfName(absl::string_view name) {
  const absl::string_view collection = name.substr(0, name.find('/'));
  for (const KindInfo& info : kKinds) {
    if (info.collection == collection) return info.kind;
  }
  return v1::RECORD_KIND_UNSPECIFIED;
}

bool IsNameOfKind(absl::string_view name, v1::RecordKind kind) {
  const size_t slash = name.find('/');
  if (slash == absl::string_view::npos) return false;
  if (name.substr(0, slash) != KindInfoOf(kind).collection) return false;
  const absl::string_view id = name.substr(slash + 1);
  return kind == v1::RECORD_KIND_COUNTRY ? IsRegionCode(id) : IsSlug(id);
}

std::string NamePattern(v1::RecordKind kind) {
  const KindInfo& info = KindInfoOf(kind);
  if (kind == v1::RECORD_KIND_COUNTRY) return "countries/{ISO 3166-1 alpha-2 code}";
  return absl::StrCat(info.collection, "/{", info.singular, "}");
}

const std::string& TypeName(v1::RecordKind kind) { return FieldOf(kind)->message_type()->name(); }

const google::protobuf::Message* ContentOf(const v1::Record& record) {
  const v1::RecordKind kind = KindOf(record);
  if (kind == v1::RECORD_KIND_UNSPECIFIED) return nullptr;
  return &v1::Record::GetReflection()->GetMessage(record, FieldOf(kind));
}

google::protobuf::Message* MutableContentOf(v1::Record& record) {
  const v1::RecordKind kind = KindOf(record);
  if (kind == v1::RECORD_KIND_UNSPECIFIED) return nullptr;
  return v1::Record::GetReflection()->MutableMessage(&record, FieldOf(kind));
}

v1::RecordKind KindOf(const v1::Record& record) {
  return static_cast<v1::RecordKind>(record.record_case());
}

}  // namespace oas::catalog
