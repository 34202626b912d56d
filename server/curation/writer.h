// Makes commits, one after another: plans a request against the newest catalog, appends it to the
// log, and publishes what has become of the catalog. What waits together is committed together.
//
//     Writer writer(log, catalog, publish);
//     writer.Submit(std::move(request), [](absl::StatusOr<CommitOutcome> outcome) { … });
#ifndef OAS_SERVER_CURATION_WRITER_H_
#define OAS_SERVER_CURATION_WRITER_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
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

// Thread-safe. Has a thread of its own; destruction ends it and refuses what still waits.
class Writer {
 public:
  // Called on the writer's thread: must not take long.
  using Done = absl::AnyInvocable<void(absl::StatusOr<CommitOutcome>)>;

  // Both must outlive the writer.
  Writer(log::CommitLog& log, CommitPublisher& publisher);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Commits `request`, or with validate_only tells what that would do. Errors of PlanChanges and of
  // CommitLog::Append; UNAVAILABLE while the server stops; RESOURCE_EXHAUSTED when too much waits.
  void Submit(CommitRequest request, Done done);

  // Publishes what others have committed to the log. UNAVAILABLE or DATA_LOSS as of the log, the
  // latter also when it has lost what was published before; then this must not go on.
  absl::Status CatchUp();

  // Requests that were not answered yet. In a call of Done, more than one means that others wait
  // for its thread.
  size_t pending() const { return pending_; }

  // Whether CatchUp has found so.
  bool history_lost() const { return history_lost_; }

 private:
  struct Pending {
    CommitRequest request;
    Done done;
  };
  // A request that was planned.
  struct Draft {
    absl::Status refusal;  // when it cannot be committed
    CommitOutcome outcome;
    log::Commit commit;
    bool commits = false;
  };

  void Run();
  // Takes `pending`, unless it is refused.
  absl::Status Enqueue(Pending& pending);
  void Answer(Pending& pending, absl::StatusOr<CommitOutcome> outcome);
  // An id by which a commit is found again when the store does not tell what became of it.
  std::string OwnRequestId();
  std::vector<Pending> TakeGroup();
  void CommitGroup(absl::Span<Pending> group);
  // Appends and publishes; ABORTED when somebody else was faster.
  absl::Status TryGroup(absl::Span<Pending> group, std::vector<Draft>& drafts);
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
  std::mutex commit_mutex_;  // held while the catalog goes on to the next revision
  // Of the newest snapshot, once the log has told; guarded by commit_mutex_.
  std::optional<uint64_t> newest_chain_;
  const uint64_t id_;     // of this writer among all of the store
  uint64_t own_ids_ = 0;  // how many it has given; guarded by commit_mutex_
  std::atomic<bool> history_lost_ = false;
  std::atomic<size_t> pending_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Pending> waiting_;  // guarded by mutex_
  bool ending_ = false;          // guarded by mutex_
  std::thread thread_;           // last: it uses the others
};

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_WRITER_H_
