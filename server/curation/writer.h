// The queue of commits, which have one thread: what waits together is committed together.
//
//     Writer writer(log, publisher);
//     writer.Submit(std::move(request), [](absl::StatusOr<CommitOutcome> outcome) { … });
#ifndef OAS_SERVER_CURATION_WRITER_H_
#define OAS_SERVER_CURATION_WRITER_H_

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/curation/commit_request.h"
#include "server/curation/committer.h"
#include "server/log/commit_log.h"

namespace oas::curation {

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

  // Commits `request`, or with validate_only tells what that would do. Errors of the committer;
  // UNAVAILABLE while the server stops; RESOURCE_EXHAUSTED when too much waits.
  void Submit(CommitRequest request, Done done);

  // As of the committer.
  absl::Status CatchUp() { return committer_.CatchUp(); }
  bool history_lost() const { return committer_.history_lost(); }

  // Requests that were not answered yet. In a call of Done, more than one means that others wait
  // for its thread.
  size_t pending() const { return pending_; }

 private:
  struct Pending {
    CommitRequest request;
    Done done;
  };

  void Run();
  // Takes `pending`, unless it is refused.
  absl::Status Enqueue(Pending& pending);
  void Answer(Pending& pending, absl::StatusOr<CommitOutcome> outcome);
  std::vector<Pending> TakeGroup();
  void CommitGroup(absl::Span<Pending> group);

  Committer committer_;
  std::atomic<size_t> pending_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Pending> waiting_;  // guarded by mutex_
  bool ending_ = false;          // guarded by mutex_
  std::thread thread_;           // last: it uses the others
};

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_WRITER_H_
