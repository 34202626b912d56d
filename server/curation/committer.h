// Makes commits: plans requests against the newest catalog, appends them to the log, and publishes
// what has become of the catalog.
//
//     Committer committer(log, publisher);
//     auto outcomes = committer.Commit({&request, &another});
#ifndef OAS_SERVER_CURATION_COMMITTER_H_
#define OAS_SERVER_CURATION_COMMITTER_H_

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/curation/change_plan.h"
#include "server/curation/commit_request.h"
#include "server/curation/working_catalog.h"
#include "server/log/commit_log.h"

namespace oas::curation {

// Is told of every commit, by whomever it was made, in order and once it is durable.
class CommitPublisher {
 public:
  virtual ~CommitPublisher() = default;
  // The newest snapshot, which the next commit follows.
  virtual catalog::SnapshotPtr Newest() const = 0;
  // `snapshot` is that of the last of `revisions`, which follow Newest's.
  virtual void Publish(catalog::SnapshotPtr snapshot,
                       std::vector<log::CommittedRevisionPtr> revisions) = 0;
};

// Thread-safe: one call waits for another.
class Committer {
 public:
  // Both must outlive the committer.
  Committer(log::CommitLog& log, CommitPublisher& publisher);
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  // Commits `requests`, each planned against what those before it make of the catalog, with one
  // append. The outcome of each, or why it was refused, which are errors of PlanChanges; or why
  // none was committed: errors of CommitLog::Append, and RESOURCE_EXHAUSTED when other servers are
  // always faster.
  using Requests = absl::Span<const CommitRequest* const>;
  absl::StatusOr<std::vector<absl::StatusOr<CommitOutcome>>> Commit(Requests requests);

  // Publishes what others have committed to the log. UNAVAILABLE or DATA_LOSS as of the log, the
  // latter also when it has lost what was published before; then this must not go on.
  absl::Status CatchUp();

  // Whether CatchUp has found so.
  bool history_lost() const { return history_lost_; }

 private:
  // A request that was planned.
  struct Draft {
    absl::Status refusal;  // when it cannot be committed
    CommitOutcome outcome;
    log::Commit commit;
    bool commits = false;
  };

  // An id by which a commit is found again when the store does not tell what became of it.
  std::string OwnRequestId();
  // Appends and publishes; ABORTED when somebody else was faster.
  absl::Status TryCommit(Requests requests, std::vector<Draft>& drafts);
  Draft Plan(const CommitRequest& request, WorkingCatalog& working, const log::Commit& previous);
  absl::Status Append(std::vector<Draft>& drafts);
  // Asks the log what became of drafts of which it could not tell; ABORTED when they are not there.
  absl::Status Settle(std::vector<Draft>& drafts, const absl::Status& unknown) const;
  void Publish(const WorkingCatalog& working, std::vector<Draft>& drafts);
  absl::Status CatchUpLocked();
  // Whether the log still has what was published.
  absl::Status CheckHistory();

  log::CommitLog& log_;
  CommitPublisher& publisher_;
  std::mutex mutex_;  // held while the catalog goes on to the next revision
  // Of the newest snapshot, once the log has told; guarded by mutex_.
  std::optional<uint64_t> newest_chain_;
  const uint64_t id_;     // of this committer among all of the store
  uint64_t own_ids_ = 0;  // how many it has given; guarded by mutex_
  std::atomic<bool> history_lost_ = false;
};

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_COMMITTER_H_
