// The kinds of record and their names: RECORD_KIND_MISSION, "mission", "missions", and back.
#ifndef CLIENT_CPP_RECORD_KIND_H_
#define CLIENT_CPP_RECORD_KIND_H_

#include <array>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions {

// How a kind is called.
struct RecordKindNames {
  v1::RecordKind kind;
  absl::string_view singular;    // "mission"
  absl::string_view collection;  // "missions": the plural, and the first part of resource names
};

// All kinds, what is referred to before what refers to it.
inline constexpr std::array<RecordKindNames, 8> kRecordKinds = {{
    {v1::RECORD_KIND_COUNTRY, "country", "countries"},
    {v1::RECORD_KIND_INSTRUMENT, "instrument", "instruments"},
    {v1::RECORD_KIND_ACTOR, "actor", "actors"},
    {v1::RECORD_KIND_SOURCE, "source", "sources"},
    {v1::RECORD_KIND_MISSION, "mission", "missions"},
    {v1::RECORD_KIND_INVOCATION, "invocation", "invocations"},
    {v1::RECORD_KIND_SUSPENSION, "suspension", "suspensions"},
    {v1::RECORD_KIND_EVENT, "event", "events"},
}};

// The names of a kind, which must be one of kRecordKinds.
const RecordKindNames& NamesOf(v1::RecordKind kind);

// The kind of a collection ("missions") or of a resource name ("missions/honduras-2009").
std::optional<v1::RecordKind> KindOfName(absl::string_view name);

// The part of a resource name after its collection: "honduras-2009".
absl::string_view IdOfName(absl::string_view name);

// The record inside `record` as a message of its own type; nullptr when it holds none. Lives as
// long as `record`.
const google::protobuf::Message* UnwrapRecord(const v1::Record& record);

// A Record of the kind with `message`, which is of the kind's type, moved into it.
v1::Record WrapRecord(v1::RecordKind kind, google::protobuf::Message& message);

// The kind of the record inside; UNSPECIFIED when it holds none.
v1::RecordKind KindOf(const v1::Record& record);

// Resource name and origin of the record inside.
std::string NameOf(const v1::Record& record);
// Its title, display name, headline or situation, whichever its kind has; its name where that is
// empty.
std::string TitleOf(const v1::Record& record);
v1::Origin OriginOf(const v1::Record& record);

}  // namespace oas::missions

#endif  // CLIENT_CPP_RECORD_KIND_H_
