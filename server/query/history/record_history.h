// The versions of one record.
#ifndef OAS_SERVER_QUERY_HISTORY_RECORD_HISTORY_H_
#define OAS_SERVER_QUERY_HISTORY_RECORD_HISTORY_H_

#include "absl/status/statusor.h"
#include "oas/missions/v1/history_service.pb.h"
#include "server/query/history/history_context.h"

namespace oas::query {

// Answers ListRecordRevisions: newest first, each with what differs from the version before.
//
// FIELD_REQUIRED or INVALID_NAME for a name that cannot be one, NOT_FOUND when no revision has a
// record of this name; errors of page requests and of the log.
absl::StatusOr<v1::ListRecordRevisionsResponse> ListRecordRevisions(
    const HistoryContext& context, const v1::ListRecordRevisionsRequest& request);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_RECORD_HISTORY_H_
