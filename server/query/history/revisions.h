// The revisions of the catalog.
#ifndef OAS_SERVER_QUERY_HISTORY_REVISIONS_H_
#define OAS_SERVER_QUERY_HISTORY_REVISIONS_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "oas/missions/v1/history_service.pb.h"
#include "server/query/history/history_context.h"

namespace oas::query {

// What is said of a commit.
v1::Revision RevisionOf(const log::Commit& commit);

// Answers ListRevisions. Errors of page requests and of the log.
absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const HistoryContext& context,
                                                        const v1::ListRevisionsRequest& request);

// The commit of the revision in request field `field`. FIELD_REQUIRED when it is 0, NOT_FOUND when
// the catalog does not have it.
absl::StatusOr<log::Commit> FindRevision(const HistoryContext& context, absl::string_view field,
                                         int64_t revision);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_REVISIONS_H_
