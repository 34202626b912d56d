// Rules of the values that have a type of their own: dates, periods, places, references, codes.
#ifndef OAS_SERVER_CURATION_VALUE_RULES_H_
#define OAS_SERVER_CURATION_VALUE_RULES_H_

#include <string>

#include "google/protobuf/message.h"
#include "server/curation/rule_context.h"

namespace oas::curation {

// Reports the faults of `value` as a whole, when it is a HistoricDate, HistoricPeriod, Place,
// Participant or InstrumentReference. Returns true when its parts need no further look.
bool CheckWholeValue(const google::protobuf::Message& value, const FieldPath& path,
                     RuleContext& context);

// Reports a code that is not of ISO 3166-1 or, but for actors, that no country of the catalog has.
void CheckRegionCode(const std::string& code, const FieldPath& path, RuleContext& context);

// Reports an id that is not of the form Q783.
void CheckWikidataId(const std::string& id, const FieldPath& path, RuleContext& context);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_VALUE_RULES_H_
