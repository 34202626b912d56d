// Versions of records, read from the log as values of their own.
#ifndef OAS_SERVER_QUERY_HISTORY_RECORD_VERSIONS_H_
#define OAS_SERVER_QUERY_HISTORY_RECORD_VERSIONS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/record.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"
#include "server/catalog/record_kind.h"
#include "server/log/commit_log.h"

namespace oas::query {

// What a commit did to a record.
struct RecordVersion {
  log::Commit commit;
  std::string name;
  v1::ChangeType type = v1::CHANGE_TYPE_UNSPECIFIED;  // CREATED, UPDATED or DELETED
  std::string bytes;                                  // of the record's message; "" when deleted
  std::string delete_reason;                          // only when deleted
};

// Some versions, and whether there are more of them.
struct RecordVersions {
  std::vector<RecordVersion> versions;
  bool more = false;
};

// How many versions to read: up to `count`, and no more once there are two that have `bytes`.
struct VersionLimit {
  int64_t count;
  size_t bytes;
};

// The versions of a record, newest first, from revision `last` backwards. Errors of the log.
absl::StatusOr<RecordVersions> ReadVersionsOf(const log::CommitLog& log, absl::string_view name,
                                              int64_t last, VersionLimit limit);

// The changes of a revision in the order of the commit, without the first `skip` ones.
absl::StatusOr<RecordVersions> ReadChangesOf(const log::CommitLog& log, int64_t revision,
                                             uint64_t skip, VersionLimit limit);

// The record of a version that is not deleted. DATA_LOSS when its bytes are none.
absl::StatusOr<v1::Record> RecordOf(const RecordVersion& version);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_RECORD_VERSIONS_H_
