// Rules that hold for every field of every record. They come from the annotations of the protos
// (field_behavior, resource_reference) and from the types of dates, periods and references, so that
// a new field is checked without new code.
#ifndef OAS_SERVER_CURATION_FIELD_RULES_H_
#define OAS_SERVER_CURATION_FIELD_RULES_H_

#include "google/protobuf/message.h"
#include "server/curation/rule_context.h"

namespace oas::curation {

// Reports every fault of `content` (a Mission, not a Record) and of the messages inside it.
void CheckFields(const google::protobuf::Message& content, RuleContext& context);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_FIELD_RULES_H_
