#include "client/cpp/record_kind.h"

#include <cassert>

namespace oas::missions {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

const FieldDescriptor* FieldOf(const Message& record, const std::string& field) {
  return record.GetDescriptor()->FindFieldByName(field);
}

}  // namespace

const RecordKindNames& NamesOf(v1::RecordKind kind) {
  for (const RecordKindNames& names : kRecordKinds) {
    if (names.kind == kind) return names;
  }
  assert(false && "not a kind of record");
  return kRecordKinds.front();
}

std::optional<v1::RecordKind> KindOfName(absl::string_view name) {
  const absl::string_view collection = name.substr(0, name.find('/'));
  for (const RecordKindNames& names : kRecordKinds) {
    if (names.collection == collection) return names.kind;
  }
  return std::nullopt;
}

absl::string_view IdOfName(absl::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == absl::string_view::npos ? name : name.substr(slash + 1);
}

const Message* UnwrapRecord(const v1::Record& record) {
  const FieldDescriptor* field =
      v1::Record::descriptor()->FindFieldByNumber(static_cast<int>(record.record_case()));
  return field == nullptr ? nullptr : &record.GetReflection()->GetMessage(record, field);
}

v1::Record WrapRecord(v1::RecordKind kind, Message& message) {
  v1::Record record;
  const FieldDescriptor* field =
      v1::Record::descriptor()->FindFieldByNumber(static_cast<int>(kind));
  Message* slot = record.GetReflection()->MutableMessage(&record, field);
  slot->GetReflection()->Swap(slot, &message);
  return record;
}

v1::RecordKind KindOf(const v1::Record& record) {
  // The kinds are numbered as the fields are; record.proto says so.
  return static_cast<v1::RecordKind>(static_cast<int>(record.record_case()));
}

std::string NameOf(const v1::Record& record) {
  const Message* message = UnwrapRecord(record);
  if (message == nullptr) return "";
  return message->GetReflection()->GetString(*message, FieldOf(*message, "name"));
}

std::string TitleOf(const v1::Record& record) {
  const Message* message = UnwrapRecord(record);
  if (message == nullptr) return "";
  for (const char* name : {"title", "display_name", "headline", "situation"}) {
    const FieldDescriptor* field = FieldOf(*message, name);
    if (field == nullptr) continue;
    std::string title = message->GetReflection()->GetString(*message, field);
    if (!title.empty()) return title;
  }
  return NameOf(record);
}

v1::Origin OriginOf(const v1::Record& record) {
  const Message* message = UnwrapRecord(record);
  if (message == nullptr) return v1::ORIGIN_UNSPECIFIED;
  return static_cast<v1::Origin>(
      message->GetReflection()->GetEnumValue(*message, FieldOf(*message, "origin")));
}

}  // namespace oas::missions
