// Where commits become known: publishes each new snapshot, keeps the latest revisions encoded for
// whoever follows, finds older ones in the log, and wakes watchers.
#ifndef OAS_SERVER_FEED_COMMIT_FEED_H_
#define OAS_SERVER_FEED_COMMIT_FEED_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/catalog/catalog.h"
#include "server/curation/writer.h"
#include "server/feed/encoded_revision.h"
#include "server/feed/wake_queue.h"
#include "server/log/commit_log.h"

namespace oas::feed {

// Thread-safe. Has a thread that wakes watchers.
class CommitFeed final : public curation::CommitPublisher {
 public:
  // Both must outlive the feed.
  CommitFeed(catalog::Catalog& catalog, const log::CommitLog& log, std::string store_id);
  ~CommitFeed() override;
  CommitFeed(const CommitFeed&) = delete;
  CommitFeed& operator=(const CommitFeed&) = delete;

  const std::string& store_id() const { return store_id_; }
  catalog::Catalog& catalog() const { return catalog_; }
  const log::CommitLog& log() const { return log_; }

  catalog::SnapshotPtr Newest() const override { return catalog_.Newest(); }
  void Publish(catalog::SnapshotPtr snapshot,
               std::vector<log::CommittedRevisionPtr> revisions) override;

  // A revision that is kept in memory, else nullptr.
  EncodedRevisionPtr Recent(int64_t revision) const;
  // A revision that there is, read from the log when it has to be: not for gRPC's threads. Who asks
  // for it while it is read, or while anybody has a large one, gets the same. Errors of the log.
  absl::StatusOr<EncodedRevisionPtr> Load(int64_t revision);

  // Wakes `watcher` once: when there is a revision after `revision`, at `due`, or when the server
  // stops. False, and it is not woken, when there is such a revision already, the server stops, or
  // `cancelled` is set, which must happen before Unpark. After true the watcher may be gone
  // already.
  bool Park(Watcher* watcher, int64_t revision, absl::Time due, const std::atomic<bool>& cancelled);
  // Whether `watcher` was parked and will not be woken any more.
  bool Unpark(Watcher* watcher);

  // Wakes a few more of those whose waiting has ended. They are woken in any case; who calls this
  // when told that a write has ended has the next ones follow on the same thread.
  void WakeSome();

  // Wakes everybody, for good: the server is stopping.
  void Drain();
  bool draining() const;

 private:
  void WakeWatchers();
  std::vector<Watcher*> TakeDue();
  EncodedRevisionPtr FindLocked(int64_t revision) const;
  absl::StatusOr<EncodedRevisionPtr> Read(int64_t revision) const;
  void Keep(EncodedRevisionPtr revision, std::deque<EncodedRevisionPtr>& kept);

  catalog::Catalog& catalog_;
  const log::CommitLog& log_;
  const std::string store_id_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable loaded_;
  // All guarded by mutex_:
  int64_t newest_revision_;
  std::deque<EncodedRevisionPtr> recent_;  // the latest, without a gap
  std::deque<EncodedRevisionPtr> older_;   // read from the log, the latest read last
  // Too large to be kept: there as long as a watcher is sent one.
  absl::flat_hash_map<int64_t, std::weak_ptr<const EncodedRevision>> large_;
  absl::flat_hash_set<int64_t> loading_;
  absl::flat_hash_map<Watcher*, absl::Time> parked_;
  std::set<std::pair<absl::Time, Watcher*>> due_;
  bool news_ = false;  // parked watchers are to be woken
  bool draining_ = false;
  bool ending_ = false;
  WakeQueue wake_queue_;
  std::thread waker_;  // last: it uses the others
};

}  // namespace oas::feed

#endif  // OAS_SERVER_FEED_COMMIT_FEED_H_
