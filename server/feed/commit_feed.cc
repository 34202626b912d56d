#include "server/feed/commit_feed.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/log/log_errors.h"
#include "server/log/revision_reader.h"

namespace oas::feed {
namespace {

// What is kept encoded: enough for who fell behind a little, and for many who catch up together.
constexpr size_t kMostKept = 1024;

// Watchers that are woken when a write has ended. Those writes have something to say in their turn:
// more than one each, so that there are always some and no thread of gRPC falls asleep meanwhile.
constexpr size_t kMostWoken = 8;

}  // namespace

CommitFeed::CommitFeed(catalog::Catalog& catalog, const log::CommitLog& log, std::string store_id)
    : catalog_(catalog),
      log_(log),
      store_id_(std::move(store_id)),
      newest_revision_(catalog.Newest()->revision()),
      waker_([this] { WakeWatchers(); }) {}

CommitFeed::~CommitFeed() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    draining_ = ending_ = true;
  }
  changed_.notify_all();
  waker_.join();
}

void CommitFeed::Keep(EncodedRevisionPtr revision, std::deque<EncodedRevisionPtr>& kept) {
  // A large commit is not kept: it would take as much memory as the records of the catalog.
  if (!revision->IsSmall()) {
    if (&kept == &recent_) kept.clear();  // no gap
    absl::erase_if(large_, [](const auto& entry) { return entry.second.expired(); });
    large_[revision->revision().commit.revision] = revision;
    return;
  }
  kept.push_back(std::move(revision));
  if (kept.size() > kMostKept) kept.pop_front();
}

void CommitFeed::Publish(catalog::SnapshotPtr snapshot,
                         std::vector<log::CommittedRevisionPtr> revisions) {
  const int64_t newest = snapshot->revision();
  catalog_.Publish(std::move(snapshot));
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (log::CommittedRevisionPtr& revision : revisions) {
      Keep(std::make_shared<const EncodedRevision>(std::move(revision), store_id_), recent_);
    }
    newest_revision_ = newest;
    // Who comes later sees the new revision and does not park.
    if (parked_.empty()) return;
    news_ = true;
  }
  changed_.notify_all();
}

EncodedRevisionPtr CommitFeed::Recent(int64_t revision) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return FindLocked(revision);
}

EncodedRevisionPtr CommitFeed::FindLocked(int64_t revision) const {
  if (!recent_.empty()) {
    const int64_t first = recent_.front()->revision().commit.revision;
    const int64_t index = revision - first;
    if (index >= 0 && index < static_cast<int64_t>(recent_.size())) {
      return recent_[static_cast<size_t>(index)];
    }
  }
  const auto found = std::find_if(older_.rbegin(), older_.rend(), [&](const auto& older) {
    return older->revision().commit.revision == revision;
  });
  if (found != older_.rend()) return *found;
  const auto large = large_.find(revision);
  return large == large_.end() ? nullptr : large->second.lock();
}

absl::StatusOr<EncodedRevisionPtr> CommitFeed::Load(int64_t revision) {
  std::unique_lock<std::mutex> lock(mutex_);
  loaded_.wait(lock, [&] { return !loading_.contains(revision); });
  if (EncodedRevisionPtr found = FindLocked(revision); found != nullptr) return found;
  loading_.insert(revision);
  lock.unlock();
  absl::StatusOr<EncodedRevisionPtr> read = Read(revision);
  lock.lock();
  loading_.erase(revision);
  if (read.ok()) Keep(*read, older_);
  loaded_.notify_all();
  return read;
}

absl::StatusOr<EncodedRevisionPtr> CommitFeed::Read(int64_t revision) const {
  const absl::StatusOr<std::vector<log::CommittedRevisionPtr>> read = log::ReadRevisions(
      log_, revision, revision,
      [&](absl::string_view name) { return log::RecordAt(log_, name, revision - 1); });
  if (!read.ok()) return read.status();
  if (read->empty()) return log::StoreDamaged(absl::StrCat("revision ", revision, " is missing"));
  return std::make_shared<const EncodedRevision>(read->front(), store_id_);
}

bool CommitFeed::Park(Watcher* watcher, int64_t revision, absl::Time due,
                      const std::atomic<bool>& cancelled) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (cancelled || draining_ || newest_revision_ > revision) return false;
  parked_[watcher] = due;
  const bool first = due_.empty() || due < due_.begin()->first;
  due_.emplace(due, watcher);
  if (first) changed_.notify_all();
  return true;
}

bool CommitFeed::Unpark(Watcher* watcher) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = parked_.find(watcher);
  if (found == parked_.end()) return false;
  due_.erase({found->second, watcher});
  parked_.erase(found);
  return true;
}

void CommitFeed::Drain() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    draining_ = news_ = true;
  }
  changed_.notify_all();
}

bool CommitFeed::draining() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return draining_;
}

std::vector<Watcher*> CommitFeed::TakeDue() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ending_ && !news_ && (due_.empty() || due_.begin()->first > absl::Now())) {
    if (due_.empty()) {
      changed_.wait(lock);
    } else {
      changed_.wait_until(lock, absl::ToChronoTime(due_.begin()->first));
    }
  }
  std::vector<Watcher*> woken;
  const absl::Time until = news_ || ending_ ? absl::InfiniteFuture() : absl::Now();
  news_ = false;
  while (!due_.empty() && due_.begin()->first <= until) {
    woken.push_back(due_.begin()->second);
    parked_.erase(woken.back());
    due_.erase(due_.begin());
  }
  return woken;
}

void CommitFeed::WakeSome() { wake_queue_.Wake(kMostWoken); }

void CommitFeed::WakeWatchers() {
  while (true) {
    wake_queue_.Add(TakeDue());
    while (wake_queue_.Wake(1)) {
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    if (ending_ && due_.empty()) return;
  }
}

}  // namespace oas::feed
