// The kinds of record that a request asks for.
#ifndef OAS_SERVER_QUERY_REQUESTED_KINDS_H_
#define OAS_SERVER_QUERY_REQUESTED_KINDS_H_

#include <algorithm>
#include <vector>

#include "absl/status/statusor.h"
#include "server/catalog/record_kind.h"
#include "server/query/query_errors.h"

namespace oas::query {

// Every kind, in the order of the fields of Record.
inline std::vector<v1::RecordKind> AllKinds() {
  std::vector<v1::RecordKind> kinds;
  for (const catalog::KindInfo& info : catalog::kKinds) kinds.push_back(info.kind);
  return kinds;
}

// Request field `kinds` in the order of the kinds, each once; all when it is empty or has
// UNSPECIFIED. INVALID_ENUM_VALUE for one that there is not.
template <typename Request>
absl::StatusOr<std::vector<v1::RecordKind>> KindsOf(const Request& request) {
  std::vector<v1::RecordKind> kinds;
  bool all = request.kinds().empty();
  for (const int kind : request.kinds()) {
    if (!v1::RecordKind_IsValid(kind)) return InvalidEnumValue("kinds", kind, "RecordKind");
    all = all || kind == v1::RECORD_KIND_UNSPECIFIED;
  }
  for (const catalog::KindInfo& info : catalog::kKinds) {
    const bool asked = std::find(request.kinds().begin(), request.kinds().end(), info.kind) !=
                       request.kinds().end();
    if (all || asked) kinds.push_back(info.kind);
  }
  return kinds;
}

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_REQUESTED_KINDS_H_
