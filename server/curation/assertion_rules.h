// Rules of provenance: every record says where it comes from, and every assertion points at a
// field.
#ifndef OAS_SERVER_CURATION_ASSERTION_RULES_H_
#define OAS_SERVER_CURATION_ASSERTION_RULES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "server/curation/rule_context.h"

namespace oas::curation {

// Reports the faults of the assertions of `content` (a Mission, not a Record).
void CheckAssertions(const google::protobuf::Message& content, RuleContext& context);

// Why `path` points at nothing in `content`, or "" when it points at something. Paths are those of
// Assertion.field_path: `period.end_date`, `participants[actors/cicig].role`, `articles[20]`, `*`.
std::string FaultOfFieldPath(const google::protobuf::Message& content, absl::string_view path);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_ASSERTION_RULES_H_
