// Links that stand on both sides must agree: a mission names its invocations and each of them names
// the mission.
#ifndef OAS_SERVER_CURATION_LINK_RULES_H_
#define OAS_SERVER_CURATION_LINK_RULES_H_

#include <string>
#include <vector>

#include "oas/missions/v1/record.pb.h"
#include "server/curation/rule_context.h"

namespace oas::curation {

// Reports each link of `record` that the other side does not return.
void CheckLinks(const v1::Record& record, RuleContext& context);

// The records that `record` names in such links: those that must name it in turn.
std::vector<std::string> MutualLinksOf(const v1::Record& record);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_LINK_RULES_H_
