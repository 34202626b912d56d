#include "server/log/pending_commits.h"

#include <limits>
#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "server/log/log_errors.h"

namespace oas::log {

absl::Status CheckPending(absl::Span<const PendingCommit> commits, const Commit& newest) {
  const absl::Time earliest = absl::FromUnixNanos(std::numeric_limits<int64_t>::min());
  const absl::Time latest = absl::FromUnixNanos(std::numeric_limits<int64_t>::max());
  int64_t revision = newest.revision;
  absl::Time time = newest.revision > 0 ? newest.commit_time : earliest;
  for (const PendingCommit& pending : commits) {
    const Commit& commit = pending.commit;
    if (commit.revision != revision + 1) {
      if (revision == newest.revision) return RevisionTaken(commit.revision, newest.revision);
      return StoreFault(absl::StrCat("revision ", commit.revision, " was to follow ", revision,
                                     " in one append"));
    }
    if (revision == newest.revision &&
        pending.previous_chain.value_or(newest.chain) != newest.chain) {
      return HistoryLost(newest.revision);
    }
    const absl::Time kept = KeptTime(commit.commit_time);
    if (kept < time) return TimeNotKept(commit, "is before the time of the previous revision");
    if (commit.commit_time < earliest || commit.commit_time > latest) {
      return TimeNotKept(commit, "is not within the years 1678 to 2261");
    }
    revision = commit.revision;
    time = kept;
  }
  return absl::OkStatus();
}

void SetByLog(absl::Span<const Commit> kept, absl::Span<PendingCommit> commits) {
  for (size_t i = 0; i < commits.size(); ++i) {
    commits[i].commit.change_count = kept[i].change_count;
    commits[i].commit.chain = kept[i].chain;
  }
}

absl::Time KeptTime(absl::Time time) { return absl::FromUnixNanos(absl::ToUnixNanos(time)); }

std::string NewStoreId() {
  std::random_device random;  // the system's own source
  return absl::StrFormat("%08x%08x%08x%08x", random(), random(), random(), random());
}

}  // namespace oas::log
