#include "server/query/text/text_search.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "server/query/text/text_errors.h"

namespace oas::query {

TextSearch::TextSearch(catalog::SnapshotPtr snapshot)
    : start_time_(absl::Now()),
      builder_([this, snapshot = std::move(snapshot)] { Build(snapshot); }) {}

TextSearch::~TextSearch() {
  stopping_ = true;
  builder_.join();
}

void TextSearch::Build(const catalog::SnapshotPtr& snapshot) {
  auto index = TextIndex::Build(snapshot, [this](double progress) {
    progress_ = progress;
    return !stopping_;
  });
  {
    const std::lock_guard lock(mutex_);
    index_ = std::move(index);
    is_finished_ = true;
    if (index_.ok()) progress_ = 1;
  }
  finished_.notify_all();
}

absl::StatusOr<std::shared_ptr<const TextIndex>> TextSearch::IndexOf(
    const catalog::Snapshot& snapshot) const {
  const std::lock_guard lock(mutex_);
  if (!is_finished_) return Building();
  if (!index_.ok()) return index_.status();
  if ((*index_)->snapshot().revision() != snapshot.revision()) return Building();
  return index_;
}

absl::Status TextSearch::WaitUntilReady(absl::Time deadline) const {
  std::unique_lock lock(mutex_);
  const bool in_time =
      finished_.wait_until(lock, absl::ToChronoTime(deadline), [this] { return is_finished_; });
  return in_time ? index_.status() : Building();
}

absl::Status TextSearch::Building() const {
  constexpr absl::Duration kShortest = absl::Seconds(1);
  constexpr absl::Duration kLongest = absl::Minutes(1);
  const double done = progress_;
  const absl::Duration elapsed = absl::Now() - start_time_;
  const absl::Duration remaining = done > 0 ? elapsed * ((1 - done) / done) : kShortest;
  return TextIndexBuilding(done, std::clamp(remaining, kShortest, kLongest));
}

}  // namespace oas::query
