// Writes the words of a snapshot's records into a database in memory.
#ifndef OAS_SERVER_QUERY_TEXT_TEXT_INDEX_BUILDER_H_
#define OAS_SERVER_QUERY_TEXT_TEXT_INDEX_BUILDER_H_

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "server/catalog/snapshot.h"
#include "server/query/text/sqlite_handles.h"

namespace oas::query {

// A database with the FTS5 table `texts`, whose rowids are DocumentNumbers. `go_on` is called
// often, with the share of the work done; when it answers false, the building ends with CANCELLED.
absl::StatusOr<DatabasePtr> BuildTextDatabase(const catalog::Snapshot& snapshot,
                                              absl::FunctionRef<bool(double)> go_on);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_TEXT_INDEX_BUILDER_H_
