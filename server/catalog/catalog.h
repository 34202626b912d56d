// The catalog as readers see it: which snapshot a read is served from.
//
//     Catalog catalog(newest, &past);
//     catalog.Publish(next);                       // the writer, after each commit
//     auto snapshot = catalog.Read(read_options);  // any reader
#ifndef OAS_SERVER_CATALOG_CATALOG_H_
#define OAS_SERVER_CATALOG_CATALOG_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/statusor.h"
#include "oas/missions/v1/read_options.pb.h"
#include "server/catalog/past_snapshots.h"
#include "server/catalog/snapshot.h"

namespace oas::catalog {

// Thread-safe. Holds the newest snapshot and a few before it; readers keep theirs alive for as long
// as they use it.
class Catalog {
 public:
  // How many replaced snapshots stay at hand: a reader that turns pages while somebody writes goes
  // on where it was, without a look into the log.
  static constexpr size_t kRecentSnapshots = 8;

  // `past` has the revisions before; it must outlive the catalog. Without it there are none but
  // those that were published.
  explicit Catalog(SnapshotPtr snapshot, PastSnapshots* past = nullptr)
      : newest_(std::move(snapshot)), past_(past) {}

  SnapshotPtr Newest() const { return newest_.load(); }

  // Makes `snapshot` the newest one; ignores one that is older than what is there.
  void Publish(SnapshotPtr snapshot);

  // Waits until there is a revision after `revision`, or until `stopping` is set and WakeAll
  // called; answers the newest snapshot in both cases.
  SnapshotPtr WaitAfter(int64_t revision, const std::atomic<bool>& stopping) const;
  // Lets all who wait look whether they are to stop.
  void WakeAll() const;

  // The snapshot that `options` ask for. NOT_FOUND when there is no such revision, UNAVAILABLE when
  // this server has not reached `min_revision`; the errors of the log. May read the log: see
  // PastSnapshots.
  absl::StatusOr<SnapshotPtr> Read(const v1::ReadOptions& options) const;

  // The same, or nothing when it would have to read the log.
  std::optional<absl::StatusOr<SnapshotPtr>> ReadAtHand(const v1::ReadOptions& options) const;

  // The snapshot of exactly this revision, or NOT_FOUND; as Read.
  absl::StatusOr<SnapshotPtr> AtRevision(int64_t revision) const;

  // The same for a revision that a token pins: it may be of another server of the same store, so
  // UNAVAILABLE when this one has not reached it.
  absl::StatusOr<SnapshotPtr> AtPinnedRevision(int64_t revision) const;

 private:
  // As ReadAtHand, for one way of asking.
  std::optional<absl::StatusOr<SnapshotPtr>> AtHand(const SnapshotPtr& newest,
                                                    int64_t revision) const;
  absl::StatusOr<SnapshotPtr> AtTime(const SnapshotPtr& newest, absl::Time time) const;

  std::atomic<SnapshotPtr> newest_;
  PastSnapshots* const past_;
  mutable std::mutex mutex_;
  mutable std::condition_variable published_;
  std::deque<SnapshotPtr> recent_;  // guarded by mutex_; the last replaced one first
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_CATALOG_H_
