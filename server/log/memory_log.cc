#include "server/log/memory_log.h"

#include <algorithm>
#include <utility>

#include "server/log/log_errors.h"

namespace oas::log {

absl::Status MemoryLog::Append(const Commit& commit, ChangeSource changes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (commit.revision != Newest() + 1) return RevisionTaken(commit.revision, Newest());
  KeptCommit kept = {commit, {}};
  Change change;
  while (true) {
    const absl::StatusOr<bool> more = changes(change);
    if (!more.ok()) return more.status();
    if (!*more) break;
    KeptChange& added = kept.changes.emplace_back();
    added.name = std::string(change.name);
    added.old_hash = change.old_hash;
    if (change.bytes.has_value()) added.bytes.emplace(*change.bytes);
  }
  commits_.push_back(std::move(kept));
  return absl::OkStatus();
}

absl::StatusOr<int64_t> MemoryLog::NewestRevision() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return Newest();
}

absl::Status MemoryLog::Read(int64_t first, int64_t last, ReadOrder order,
                             CommitVisitor& visitor) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  first = std::max<int64_t>(first, 1);
  last = std::min(last, Newest());
  for (int64_t i = 0; i <= last - first; ++i) {
    const int64_t revision = order == ReadOrder::kOldestFirst ? first + i : last - i;
    absl::Status told = Tell(commits_[static_cast<size_t>(revision - 1)], visitor);
    if (!told.ok()) return told;
  }
  return absl::OkStatus();
}

absl::Status MemoryLog::Tell(const KeptCommit& kept, CommitVisitor& visitor) {
  absl::Status status = visitor.OnCommit(kept.commit);
  for (const KeptChange& change : kept.changes) {
    if (!status.ok()) return status;
    status = visitor.OnChange({change.name, change.old_hash, change.bytes});
  }
  return status;
}

}  // namespace oas::log
