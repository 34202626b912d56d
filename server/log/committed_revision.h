// A commit as feeds tell of it: what became of each record, and what it was before.
#ifndef OAS_SERVER_LOG_COMMITTED_REVISION_H_
#define OAS_SERVER_LOG_COMMITTED_REVISION_H_

#include <memory>
#include <string>
#include <vector>

#include "server/catalog/stored_record.h"
#include "server/log/commit_log.h"

namespace oas::log {

struct VersionChange {
  std::string name;
  catalog::StoredRecordPtr current;   // nullptr when the record was deleted
  catalog::StoredRecordPtr previous;  // nullptr when it is new
  std::string reason;                 // of a deletion
};

struct CommittedRevision {
  Commit commit;
  std::vector<VersionChange> changes;  // in the order of the commit
};

using CommittedRevisionPtr = std::shared_ptr<const CommittedRevision>;

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_COMMITTED_REVISION_H_
