// A watcher's place in the feed: pulls one response after another. Replaying, catching up and
// following live are one loop; nothing is queued for a watcher, so one that is slow reads older
// revisions and loses none.
#ifndef OAS_SERVER_FEED_FEED_CURSOR_H_
#define OAS_SERVER_FEED_FEED_CURSOR_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "oas/missions/v1/timeline_service.pb.h"
#include "server/feed/commit_feed.h"
#include "server/feed/feed_filter.h"
#include "server/feed/resume_token.h"
#include "server/query/snapshot_records.h"

namespace oas::feed {

// A WatchTimelineResponse, shared between the watchers that get the same.
using ResponseBytes = std::shared_ptr<const std::string>;

// Not thread-safe.
class FeedCursor {
 public:
  // Where `request` begins; may read the log. INVALID_ARGUMENT for a request that cannot be
  // followed, NOT_FOUND for a revision beyond the next, FAILED_PRECONDITION for a token of another
  // store, DATA_LOSS for one of a lost history; errors of the log.
  static absl::StatusOr<FeedCursor> Open(CommitFeed& feed, const v1::WatchTimelineRequest& request);

  // What the next Pull means: nothing to send yet, from memory, or reading of log or snapshot,
  // which takes a thread that may wait.
  enum class Step { kWait, kQuick, kSlow };
  Step NextStep();

  // The next response. nullptr when what was looked at has nothing for this watcher: then ask
  // NextStep again. Errors of the log.
  absl::StatusOr<ResponseBytes> Pull();

  // That nothing happened up to here.
  ResponseBytes Progress() const;
  // That the server is stopping.
  ResponseBytes Draining() const;

  // The last revision that was looked at whole.
  int64_t revision() const { return seen_; }
  absl::Duration progress_interval() const { return progress_interval_; }

 private:
  // The state that is sent before the changes.
  struct InitialState {
    catalog::SnapshotPtr snapshot;                  // nullptr before the first revision
    std::optional<query::SnapshotRecords> records;  // still to look at; likewise
    uint64_t position() const { return records.has_value() ? records->position() : 0; }
  };

  FeedCursor(CommitFeed& feed, FeedFilter filter) : feed_(&feed), filter_(std::move(filter)) {}

  absl::Status Start(const v1::WatchTimelineRequest& request);
  absl::Status Resume(const ResumeToken& token);
  // Begins after `revision`.
  absl::Status StartAfter(int64_t revision);
  absl::Status StartInitialState(uint64_t position);
  ResponseBytes PullInitialState();
  ResponseBytes PullRevision(const EncodedRevision& revision);
  ResumeToken Token() const;
  ResponseBytes Respond(v1::WatchTimelineResponse response) const;

  CommitFeed* feed_;
  FeedFilter filter_;
  v1::RecordView view_ = v1::RECORD_VIEW_FULL;
  absl::Duration progress_interval_;
  int64_t seen_ = 0;    // revision up to which everything was looked at
  uint64_t chain_ = 0;  // of it
  size_t change_ = 0;   // of the next revision, the first change still to look at
  std::optional<InitialState> initial_;
  // The next revision, when NextStep has found it in memory, or a part of it was pulled.
  EncodedRevisionPtr ready_;
};

}  // namespace oas::feed

#endif  // OAS_SERVER_FEED_FEED_CURSOR_H_
