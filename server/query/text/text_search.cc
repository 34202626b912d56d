#include "server/query/text/text_search.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "server/query/text/text_errors.h"

namespace oas::query {

TextSearch::TextSearch(const catalog::Catalog& catalog)
    : catalog_(catalog), start_time_(absl::Now()), builder_([this] { Run(); }) {}

TextSearch::~TextSearch() {
  stopping_ = true;
  catalog_.WakeAll();
  {
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
  }
  builder_.join();
}

void TextSearch::Run() {
  catalog::SnapshotPtr snapshot = catalog_.Newest();
  while (!stopping_) {
    Build(snapshot);
    const int64_t built = snapshot->revision();
    snapshot = nullptr;  // not kept alive while nothing happens
    snapshot = catalog_.WaitAfter(built, stopping_);
    Rest();
    snapshot = catalog_.Newest();
  }
}

void TextSearch::Build(const catalog::SnapshotPtr& snapshot) {
  {
    const std::lock_guard lock(mutex_);
    start_time_ = absl::Now();
    progress_ = 0;
  }
  auto index = TextIndex::Build(snapshot, [this](double progress) {
    progress_ = progress;
    return !stopping_;
  });
  IndexPtr replaced;  // freed without the lock
  const std::lock_guard lock(mutex_);
  last_build_time_ = absl::Now() - start_time_;
  failure_ = index.status();
  if (index.ok()) {
    replaced = std::exchange(previous_, std::exchange(newest_, *std::move(index)));
    progress_ = 1;
  }
  changed_.notify_all();
}

void TextSearch::Rest() {
  constexpr absl::Duration kLongest = absl::Minutes(1);
  std::unique_lock lock(mutex_);
  const absl::Duration rest = std::min(last_build_time_, kLongest);
  changed_.wait_for(lock, absl::ToChronoNanoseconds(rest), [this] { return stopping_.load(); });
}

absl::StatusOr<TextSearch::IndexPtr> TextSearch::AtLeastLocked(int64_t least) const {
  if (newest_ != nullptr && newest_->snapshot().revision() >= least) return newest_;
  // What could not be built is tried again after the next commit.
  if (!failure_.ok()) return failure_;
  return BuildingLocked();
}

absl::StatusOr<TextSearch::IndexPtr> TextSearch::Newest() const { return AtLeast(0); }

absl::StatusOr<TextSearch::IndexPtr> TextSearch::AtLeast(int64_t least) const {
  const std::lock_guard lock(mutex_);
  return AtLeastLocked(least);
}

absl::StatusOr<TextSearch::IndexPtr> TextSearch::IndexOf(int64_t revision,
                                                         absl::string_view field) const {
  const std::lock_guard lock(mutex_);
  absl::StatusOr<IndexPtr> index = AtLeastLocked(revision);
  if (!index.ok() || (*index)->snapshot().revision() == revision) return index;
  if (previous_ != nullptr && previous_->snapshot().revision() == revision) return previous_;
  return RevisionNotSearched(field, revision, (*index)->snapshot().revision());
}

absl::Status TextSearch::WaitUntilReady(absl::Time deadline, int64_t least) const {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, absl::ToChronoTime(deadline),
                      [&] { return AtLeastLocked(least).ok() || !failure_.ok(); });
  return AtLeastLocked(least).status();
}

absl::Status TextSearch::BuildingLocked() const {
  constexpr absl::Duration kShortest = absl::Seconds(1);
  constexpr absl::Duration kLongest = absl::Minutes(1);
  // When the last one is done, the one that is waited for has not begun.
  const double done = progress_ < 1 ? progress_.load() : 0;
  const absl::Duration elapsed = absl::Now() - start_time_;
  const absl::Duration remaining = done > 0 ? elapsed * ((1 - done) / done) : last_build_time_;
  return TextIndexBuilding(done, std::clamp(remaining, kShortest, kLongest));
}

}  // namespace oas::query
