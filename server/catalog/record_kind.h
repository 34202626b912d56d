// The kinds of record and the collections their names stand in.
//
//     KindOfName("missions/honduras-2009")   // RECORD_KIND_MISSION
//     KindInfoOf(v1::RECORD_KIND_MISSION).collection   // "missions"
#ifndef OAS_SERVER_CATALOG_RECORD_KIND_H_
#define OAS_SERVER_CATALOG_RECORD_KIND_H_

#include <array>
#include <string>

#include "absl/strings/string_view.h"
#include "oas/missions/v1/record.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace catalog {

// What is said of a kind in names and messages.
struct KindInfo {
  v1::RecordKind kind;
  absl::string_view collection;  // first segment of its names, "missions"
  absl::string_view singular;    // "mission"
};

// Every kind, in the order of the fields of Record.
inline constexpr std::array<KindInfo, 8> kKinds = {{
    {v1::RECORD_KIND_COUNTRY, "countries", "country"},
    {v1::RECORD_KIND_INSTRUMENT, "instruments", "instrument"},
    {v1::RECORD_KIND_ACTOR, "actors", "actor"},
    {v1::RECORD_KIND_SOURCE, "sources", "source"},
    {v1::RECORD_KIND_MISSION, "missions", "mission"},
    {v1::RECORD_KIND_INVOCATION, "invocations", "invocation"},
    {v1::RECORD_KIND_SUSPENSION, "suspensions", "suspension"},
    {v1::RECORD_KIND_EVENT, "events", "event"},
}};

// The entry of `kind`, which must not be UNSPECIFIED.
const KindInfo& KindInfoOf(v1::RecordKind kind);

// The kind whose collection `name` begins with, or UNSPECIFIED.
v1::RecordKind KindOfName(absl::string_view name);

// Whether `name` is of the form `{collection of kind}/{[a-z0-9-]+}`, or `countries/{[A-Z]{2}}`.
// The last segment has at most 120 characters.
bool IsNameOfKind(absl::string_view name, v1::RecordKind kind);

// The form of the names of a kind, for messages: "missions/{mission}".
std::string NamePattern(v1::RecordKind kind);

// The message type of a kind, as resource annotations name it: "Mission".
const std::string& TypeName(v1::RecordKind kind);

// The message inside `record`, or nullptr when none is set.
const google::protobuf::Message* ContentOf(const v1::Record& record);
google::protobuf::Message* MutableContentOf(v1::Record& record);

// The kind of the message inside `record`, or UNSPECIFIED.
v1::RecordKind KindOf(const v1::Record& record);

}  // namespace catalog
}  // namespace oas

#endif  // OAS_SERVER_CATALOG_RECORD_KIND_H_
