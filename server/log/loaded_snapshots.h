// The snapshots of earlier revisions, made of the log when somebody asks and kept for a while.
//
//     LoadedSnapshots past(log);
//     catalog::Catalog catalog(newest, &past);
#ifndef OAS_SERVER_LOG_LOADED_SNAPSHOTS_H_
#define OAS_SERVER_LOG_LOADED_SNAPSHOTS_H_

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/catalog/past_snapshots.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Thread-safe. However many ask for a revision, it is made once; one snapshot is made at a time,
// for each takes the memory of another catalog while it is made.
class LoadedSnapshots final : public catalog::PastSnapshots {
 public:
  // How many are kept, those asked for last.
  static constexpr size_t kMostKept = 4;

  // `log` must outlive it.
  explicit LoadedSnapshots(const CommitLog& log) : log_(log) {}

  absl::StatusOr<catalog::SnapshotPtr> AtRevision(int64_t revision,
                                                  const catalog::SnapshotPtr& newest) override;
  absl::StatusOr<std::optional<int64_t>> RevisionAt(absl::Time time) override;
  absl::StatusOr<absl::Time> FirstTime() override;

 private:
  // The kept snapshot of a revision, which becomes the one asked for last, or nullptr.
  catalog::SnapshotPtr FindKept(int64_t revision);
  void Keep(const catalog::SnapshotPtr& snapshot);

  const CommitLog& log_;
  std::mutex making_;                      // held while a snapshot is made
  std::mutex mutex_;                       // held shortly
  std::deque<catalog::SnapshotPtr> kept_;  // guarded by mutex_; that asked for last first
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_LOADED_SNAPSHOTS_H_
