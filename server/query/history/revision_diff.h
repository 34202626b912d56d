// What differs between two revisions.
#ifndef OAS_SERVER_QUERY_HISTORY_REVISION_DIFF_H_
#define OAS_SERVER_QUERY_HISTORY_REVISION_DIFF_H_

#include "absl/status/statusor.h"
#include "oas/missions/v1/history_service.pb.h"
#include "server/query/history/history_context.h"

namespace oas::query {

// Answers DiffRevisions: the records whose content differs, kind by kind and by name. A record that
// was changed and changed back does not differ. Either revision may be the later one.
//
// NOT_FOUND when the catalog does not have one of the revisions, INVALID_ENUM_VALUE for an unknown
// kind; errors of page requests and of the log.
absl::StatusOr<v1::DiffRevisionsResponse> DiffRevisions(const HistoryContext& context,
                                                        const v1::DiffRevisionsRequest& request);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_REVISION_DIFF_H_
