// The values by which records are found through sets and counted by facet: countries, types,
// actors, articles and the like. This is the one place that says which values a record has.
#ifndef OAS_SERVER_CATALOG_RECORD_TERMS_H_
#define OAS_SERVER_CATALOG_RECORD_TERMS_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/record.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace catalog {

enum class TermField : uint8_t {
  kCountry,     // "HN": every country of the record, the main one and additional ones
  kRegionCode,  // "HN": the record's own field region_code
  kOrigin,      // "ORIGIN_CURATOR"
  kType,        // the enum value that says what the record is: "MISSION_TYPE_GOOD_OFFICES",
                // "EVENT_KIND_COUP", "INSTRUMENT_KIND_LAW", "ACTOR_KIND_PERSON", …
  kActor,       // "actors/cicig": participants of missions, invocations, suspensions and events
  kInstrument,  // "instruments/democratic-charter": of a mission or event every instrument referred
                // to, of an invocation the one invoked, of a suspension those that imposed or
                // lifted
  kArticle,     // "instruments/democratic-charter#20": of a mission those that its invocations
                // applied, of others those that stand in the record with kInstrument
  kYear,        // "2009": the field year of an invocation
  kMission,     // "missions/honduras-2009": missions that an invocation, suspension or event names
  kInvocation,  // likewise invocations
  kSuspension,  // likewise suspensions
};

inline constexpr int kTermFieldCount = static_cast<int>(TermField::kSuspension) + 1;

// A value of a record. Views live as long as what they were made from.
struct Term {
  TermField field;
  absl::string_view value;
  friend bool operator==(const Term& a, const Term& b) = default;
};

// The invocation of this name, or nullptr: a mission has the articles of its invocations.
using FindInvocation = absl::FunctionRef<const v1::Invocation*(absl::string_view name)>;

// Calls `emit` with every term of the record inside `record`, which must be set. A term may come
// more than once. The views are valid only during the call.
void ForEachTerm(const v1::Record& record, FindInvocation find_invocation,
                 absl::FunctionRef<void(const Term&)> emit);

}  // namespace catalog
}  // namespace oas

#endif  // OAS_SERVER_CATALOG_RECORD_TERMS_H_
