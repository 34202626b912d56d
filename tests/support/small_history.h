// A log of a few revisions of the small catalog, for what reads history.
//
//     log::MemoryLog log;
//     AppendSmallHistory(log);
#ifndef OAS_TESTS_SUPPORT_SMALL_HISTORY_H_
#define OAS_TESTS_SUPPORT_SMALL_HISTORY_H_

#include <string>
#include <vector>

#include "server/catalog/snapshot.h"
#include "server/log/commit_log.h"

namespace oas::testing {

// A record to delete, and why.
struct Deletion {
  std::string name;
  std::string reason;
};

// Appends the next revision: `records`, stamped as changes of what the log holds, and deletions.
// A minute after the revision before; by "curator {revision}" because of "change {revision}".
// Fails the test when the log returns an error.
void AppendRevision(log::CommitLog& log, std::vector<v1::Record> records,
                    const std::vector<Deletion>& deletions = {});

// Four revisions: 1 the small catalog (at TestCommitTime, by missiond); 2 a new title and a later
// end of missions/honduras-2009; 3 a new event, events/honduras-2011-06-01-return, and
// missions/venezuela-2002 deleted, "told twice"; 4 the first title again.
void AppendSmallHistory(log::CommitLog& log);

// The newest record of this name in the log; fails the test when there is none.
v1::Record NewestRecord(const log::CommitLog& log, const std::string& name);

// The newest snapshot of a log.
catalog::SnapshotPtr NewestOf(const log::CommitLog& log);

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_SMALL_HISTORY_H_
