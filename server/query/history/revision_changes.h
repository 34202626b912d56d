// What one revision changed.
#ifndef OAS_SERVER_QUERY_HISTORY_REVISION_CHANGES_H_
#define OAS_SERVER_QUERY_HISTORY_REVISION_CHANGES_H_

#include "absl/status/statusor.h"
#include "oas/missions/v1/history_service.pb.h"
#include "server/query/history/history_context.h"

namespace oas::query {

// Answers GetRevision: a page of the changes in the order of the commit, each with the record
// before and after. The log is read from the first change of the commit on, so late pages of a very
// large commit take longer than early ones; ExportCatalog is the way to read all records of a
// revision.
//
// NOT_FOUND when the catalog has no such revision; errors of page requests and of the log.
absl::StatusOr<v1::GetRevisionResponse> GetRevision(const HistoryContext& context,
                                                    const v1::GetRevisionRequest& request);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_REVISION_CHANGES_H_
