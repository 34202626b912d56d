// Rules of each kind of record: how it is named, and which of its fields must agree.
#ifndef OAS_SERVER_CURATION_RECORD_RULES_H_
#define OAS_SERVER_CURATION_RECORD_RULES_H_

#include "oas/missions/v1/record.pb.h"
#include "server/curation/rule_context.h"

namespace oas::curation {

// Reports the faults of `record` that are particular to its kind.
void CheckRecord(const v1::Record& record, RuleContext& context);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_RECORD_RULES_H_
