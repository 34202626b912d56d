#include "server/log/memory_log.h"

#include <algorithm>
#include <utility>

#include "server/log/chain.h"
#include "server/log/log_errors.h"

namespace oas::log {

absl::Status MemoryLog::Append(absl::Span<PendingCommit> commits) {
  const std::lock_guard<std::mutex> lock(append_mutex_);
  const Commit newest = newest_.Get();
  absl::Status checked = CheckPending(commits, newest);
  if (!checked.ok()) return checked;
  Group group;
  for (const PendingCommit& pending : commits) {
    absl::StatusOr<KeptCommit> kept =
        Keep(pending, group.empty() ? newest.chain : group.back().commit.chain);
    if (!kept.ok()) return kept.status();
    group.push_back(*std::move(kept));
  }
  checked = CheckRequestIds(group);
  if (!checked.ok() || group.empty()) return checked;
  for (size_t i = 0; i < commits.size(); ++i) {
    commits[i].commit.change_count = group[i].commit.change_count;
    commits[i].commit.chain = group[i].commit.chain;
  }
  Commit last = group.back().commit;
  Add(std::move(group));
  newest_.Set(std::move(last));
  return absl::OkStatus();
}

absl::StatusOr<MemoryLog::KeptCommit> MemoryLog::Keep(const PendingCommit& pending,
                                                      uint64_t previous_chain) {
  KeptCommit kept = {pending.commit, {}};
  kept.commit.commit_time = KeptTime(kept.commit.commit_time);
  ChainHash hash(previous_chain);
  while (true) {
    Change change;
    const absl::StatusOr<bool> more = pending.changes(change);
    if (!more.ok()) return more.status();
    if (!*more) break;
    hash.Add(change);
    KeptChange& added = kept.changes.emplace_back();
    added.name = std::string(change.name);
    added.old_hash = change.old_hash;
    if (change.bytes.has_value()) {
      added.bytes.emplace(*change.bytes);
    } else {
      added.reason = std::string(change.reason);
    }
  }
  kept.commit.change_count = hash.change_count();
  kept.commit.chain = hash.Finish(kept.commit);
  return kept;
}

absl::Status MemoryLog::CheckRequestIds(const Group& group) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  absl::flat_hash_set<absl::string_view> ids;
  for (const KeptCommit& kept : group) {
    const std::string& id = kept.commit.request_id;
    if (id.empty()) continue;
    if (by_request_id_.contains(id) || !ids.insert(id).second) return RequestIdTaken();
  }
  return absl::OkStatus();
}

void MemoryLog::Add(Group group) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (KeptCommit& made : group) {
    const KeptCommit& kept = commits_.emplace_back(std::move(made));
    const std::string& id = kept.commit.request_id;
    if (!id.empty()) by_request_id_.emplace(id, &kept);
    for (const KeptChange& change : kept.changes) {
      by_name_[change.name].push_back({&kept, &change});
    }
  }
}

absl::Status MemoryLog::WaitForNews(int64_t revision, absl::Time deadline) const {
  newest_.WaitAfter(revision, deadline);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Commit>> MemoryLog::Find(int64_t revision) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (revision < 1 || revision > static_cast<int64_t>(commits_.size())) return std::nullopt;
  return commits_[static_cast<size_t>(revision - 1)].commit;
}

absl::StatusOr<std::optional<Commit>> MemoryLog::FindRequest(absl::string_view request_id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = by_request_id_.find(request_id);
  if (found == by_request_id_.end()) return std::nullopt;
  return found->second->commit;
}

absl::StatusOr<std::optional<Commit>> MemoryLog::FindAt(absl::Time time) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto after = std::upper_bound(
      commits_.begin(), commits_.end(), time,
      [](absl::Time moment, const KeptCommit& kept) { return moment < kept.commit.commit_time; });
  if (after == commits_.begin()) return std::nullopt;
  return std::prev(after)->commit;
}

absl::Status MemoryLog::ForEach(int64_t first, int64_t last, ReadOrder order,
                                absl::FunctionRef<absl::Status(const KeptCommit&)> tell) const {
  first = std::max<int64_t>(first, 1);
  last = std::clamp<int64_t>(last, 0, newest_.Get().revision);
  for (int64_t i = 0; i <= last - first; ++i) {
    const int64_t revision = order == ReadOrder::kOldestFirst ? first + i : last - i;
    const KeptCommit* kept = nullptr;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      kept = &commits_[static_cast<size_t>(revision - 1)];
    }
    absl::Status told = tell(*kept);
    if (!told.ok()) return told;
  }
  return absl::OkStatus();
}

absl::Status MemoryLog::Read(int64_t first, int64_t last, ReadOrder order,
                             CommitVisitor& visitor) const {
  return ForEach(first, last, order, [&](const KeptCommit& kept) {
    absl::Status status = visitor.OnCommit(kept.commit);
    for (const KeptChange& change : kept.changes) {
      if (!status.ok()) return status;
      status = visitor.OnChange({change.name, change.old_hash, change.bytes, change.reason});
    }
    return status;
  });
}

absl::Status MemoryLog::ReadCommits(int64_t first, int64_t last, ReadOrder order,
                                    absl::FunctionRef<absl::Status(const Commit&)> tell) const {
  return ForEach(first, last, order, [&](const KeptCommit& kept) { return tell(kept.commit); });
}

absl::Status MemoryLog::ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                                     CommitVisitor& visitor) const {
  std::vector<Version> versions;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) versions = found->second;
  }
  for (auto version = versions.rbegin(); version != versions.rend() && limit > 0; ++version) {
    if (version->commit->commit.revision > last) continue;
    --limit;
    absl::Status status = visitor.OnCommit(version->commit->commit);
    const KeptChange& change = *version->change;
    if (status.ok()) {
      status = visitor.OnChange({change.name, change.old_hash, change.bytes, change.reason});
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace oas::log
