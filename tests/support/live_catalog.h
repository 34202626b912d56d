// A catalog that can be written to, in memory: log, snapshot, feed and writer.
//
//     LiveCatalog live;                                   // the small catalog, revision 1
//     auto outcome = live.Apply({EditedMission()}, {});   // commits, and waits for it
#ifndef OAS_TESTS_SUPPORT_LIVE_CATALOG_H_
#define OAS_TESTS_SUPPORT_LIVE_CATALOG_H_

#include <memory>
#include <string>
#include <vector>

#include "server/curation/writer.h"
#include "server/feed/commit_feed.h"
#include "server/log/commit_log.h"

namespace oas::testing {

class LiveCatalog {
 public:
  // Of the small catalog, in a MemoryLog.
  LiveCatalog();
  // Of what `log` holds.
  explicit LiveCatalog(std::unique_ptr<log::CommitLog> log);

  log::CommitLog& log() { return *log_; }
  catalog::Catalog& catalog() { return catalog_; }
  feed::CommitFeed& feed() { return feed_; }
  curation::Writer& writer() { return writer_; }

  // A record of the newest snapshot as a curator reads it, which must be there.
  v1::Record Get(const std::string& name) const;

  // Commits and waits for the outcome. The reason is "test" unless the request has one.
  absl::StatusOr<curation::CommitOutcome> Commit(curation::CommitRequest request);
  absl::StatusOr<curation::CommitOutcome> Apply(const std::vector<v1::Record>& records,
                                                const std::vector<v1::RecordDelete>& deletes = {});
  // Gives a mission another title: the smallest change.
  absl::StatusOr<curation::CommitOutcome> Rename(const std::string& mission,
                                                 const std::string& title);

 private:
  const std::unique_ptr<log::CommitLog> log_;
  catalog::Catalog catalog_;
  feed::CommitFeed feed_;
  curation::Writer writer_;
};

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_LIVE_CATALOG_H_
