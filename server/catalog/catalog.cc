#include "server/catalog/catalog.h"

#include <utility>

#include "server/catalog/catalog_errors.h"
#include "server/catalog/timestamps.h"

namespace oas::catalog {
void Catalog::Publish(SnapshotPtr snapshot) {
  const std::lock_guard<std::mutex> lock(mutex_);
  SnapshotPtr replaced = newest_.load();
  if (snapshot->revision() <= replaced->revision()) return;
  // First among the recent ones: no reader may miss it in between.
  recent_.push_front(std::move(replaced));
  newest_.store(std::move(snapshot));
  if (recent_.size() > kRecentSnapshots) recent_.pop_back();
  published_.notify_all();
}

SnapshotPtr Catalog::WaitAfter(int64_t revision, const std::atomic<bool>& stopping) const {
  std::unique_lock<std::mutex> lock(mutex_);
  published_.wait(lock, [&] { return stopping || Newest()->revision() > revision; });
  return Newest();
}

void Catalog::WakeAll() const {
  // The lock: somebody may have looked and not yet begun to wait.
  const std::lock_guard<std::mutex> lock(mutex_);
  published_.notify_all();
}

std::optional<absl::StatusOr<SnapshotPtr>> Catalog::AtHand(const SnapshotPtr& newest,
                                                           int64_t revision) const {
  if (revision == newest->revision()) return newest;
  if (revision < 1 || revision > newest->revision()) {
    return absl::StatusOr<SnapshotPtr>(RevisionNotFound(revision, newest->revision()));
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const SnapshotPtr& snapshot : recent_) {
    if (snapshot->revision() == revision) return snapshot;
  }
  return std::nullopt;
}

std::optional<absl::StatusOr<SnapshotPtr>> Catalog::ReadAtHand(
    const v1::ReadOptions& options) const {
  SnapshotPtr newest = Newest();
  switch (options.snapshot_case()) {
    case v1::ReadOptions::kAtRevision:
      return AtHand(newest, options.at_revision());
    case v1::ReadOptions::kAtTime:
      if (TimeOf(options.at_time()) < newest->commit_time()) return std::nullopt;
      return newest;
    case v1::ReadOptions::kMinRevision:
      if (options.min_revision() > newest->revision()) {
        return absl::StatusOr<SnapshotPtr>(
            RevisionNotReached(options.min_revision(), newest->revision()));
      }
      return newest;
    case v1::ReadOptions::SNAPSHOT_NOT_SET:
      break;
  }
  return newest;
}

absl::StatusOr<SnapshotPtr> Catalog::AtRevision(int64_t revision) const {
  const SnapshotPtr newest = Newest();
  std::optional<absl::StatusOr<SnapshotPtr>> at_hand = AtHand(newest, revision);
  if (at_hand.has_value()) return *std::move(at_hand);
  if (past_ == nullptr) return RevisionNotFound(revision, newest->revision());
  return past_->AtRevision(revision, newest);
}

absl::StatusOr<SnapshotPtr> Catalog::AtPinnedRevision(int64_t revision) const {
  const int64_t newest = Newest()->revision();
  if (revision > newest) return RevisionNotReached(revision, newest);
  return AtRevision(revision);
}

absl::StatusOr<SnapshotPtr> Catalog::AtTime(const SnapshotPtr& newest, absl::Time time) const {
  if (past_ == nullptr) return NoRevisionAt(time, newest->commit_time(), newest->revision());
  const absl::StatusOr<std::optional<int64_t>> revision = past_->RevisionAt(time);
  if (!revision.ok()) return revision.status();
  if (revision->has_value()) return AtRevision(**revision);
  const absl::StatusOr<absl::Time> first = past_->FirstTime();
  if (!first.ok()) return first.status();
  return NoRevisionAt(time, *first, newest->revision());
}

absl::StatusOr<SnapshotPtr> Catalog::Read(const v1::ReadOptions& options) const {
  std::optional<absl::StatusOr<SnapshotPtr>> at_hand = ReadAtHand(options);
  if (at_hand.has_value()) return *std::move(at_hand);
  if (options.has_at_revision()) return AtRevision(options.at_revision());
  return AtTime(Newest(), TimeOf(options.at_time()));
}

}  // namespace oas::catalog
