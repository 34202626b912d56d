#include "server/log/loaded_snapshots.h"

#include <algorithm>

#include "server/log/log_errors.h"
#include "server/log/snapshot_loader.h"

namespace oas::log {

catalog::SnapshotPtr LoadedSnapshots::FindKept(int64_t revision) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = std::find_if(
      kept_.begin(), kept_.end(),
      [&](const catalog::SnapshotPtr& snapshot) { return snapshot->revision() == revision; });
  if (found == kept_.end()) return nullptr;
  std::rotate(kept_.begin(), found, found + 1);
  return kept_.front();
}

void LoadedSnapshots::Keep(const catalog::SnapshotPtr& snapshot) {
  const std::lock_guard<std::mutex> lock(mutex_);
  kept_.push_front(snapshot);
  if (kept_.size() > kMostKept) kept_.pop_back();
}

absl::StatusOr<catalog::SnapshotPtr> LoadedSnapshots::AtRevision(
    int64_t revision, const catalog::SnapshotPtr& newest) {
  if (catalog::SnapshotPtr kept = FindKept(revision)) return kept;
  const std::lock_guard<std::mutex> making(making_);
  // Who waited for the same one finds it made.
  if (catalog::SnapshotPtr kept = FindKept(revision)) return kept;
  absl::StatusOr<catalog::SnapshotPtr> made = LoadAt(
      log_, revision, [](int64_t /*changes*/) {}, newest.get());
  if (made.ok()) Keep(*made);
  return made;
}

absl::StatusOr<std::optional<int64_t>> LoadedSnapshots::RevisionAt(absl::Time time) {
  const absl::StatusOr<std::optional<Commit>> commit = log_.FindAt(time);
  if (!commit.ok()) return commit.status();
  if (!commit->has_value()) return std::nullopt;
  return (*commit)->revision;
}

absl::StatusOr<absl::Time> LoadedSnapshots::FirstTime() {
  const absl::StatusOr<std::optional<Commit>> commit = log_.Find(1);
  if (!commit.ok()) return commit.status();
  if (!commit->has_value()) return StoreDamaged("revision 1 is missing");
  return (*commit)->commit_time;
}

}  // namespace oas::log
