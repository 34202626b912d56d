#include "server/log/copy_log.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/log/chain.h"
#include "server/log/commit_stream.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr int64_t kProgressStep = 1'024;

// Gives the changes of one commit after another, and checks at the end of each that its chain is
// right, so that a copy which would be false is not made.
class CheckedChanges {
 public:
  CheckedChanges(CommitStream& stream, int64_t all, ChangeProgress progress)
      : stream_(stream), all_(all), progress_(progress) {}

  absl::StatusOr<bool> Next(const Commit& original, Change& change) {
    if (!hash_.has_value()) hash_.emplace(chain_);
    if (hash_->change_count() == original.change_count) return End(original);
    const absl::StatusOr<bool> more = stream_.Next(change);
    if (!more.ok()) return more.status();
    if (!*more)
      return StoreDamaged(absl::StrCat("changes of revision ", original.revision, " are missing"));
    hash_->Add(change);
    if (++done_ % kProgressStep == 0) progress_(done_, all_);
    return true;
  }

 private:
  absl::StatusOr<bool> End(const Commit& original) {
    if (hash_->Finish(original) != original.chain) return ChainBroken(original.revision);
    chain_ = original.chain;
    hash_.reset();
    return false;
  }

  CommitStream& stream_;
  const int64_t all_;
  ChangeProgress progress_;
  int64_t done_ = 0;
  uint64_t chain_ = 0;  // of the commit before
  std::optional<ChainHash> hash_;
};

// All commits up to `last`, without their changes.
absl::StatusOr<std::vector<Commit>> CommitsOf(const CommitLog& log, int64_t last) {
  std::vector<Commit> commits;
  const absl::Status read =
      log.ReadCommits(1, last, ReadOrder::kOldestFirst, [&](const Commit& commit) {
        commits.push_back(commit);
        if (commit.revision == static_cast<int64_t>(commits.size())) return absl::OkStatus();
        return StoreDamaged(absl::StrCat("revision ", commits.size(), " is missing"));
      });
  if (!read.ok()) return read;
  return commits;
}

}  // namespace

absl::StatusOr<Commit> CopyLog(const CommitLog& from, CommitLog& to, ChangeProgress progress) {
  const absl::StatusOr<Commit> newest = from.Newest();
  if (!newest.ok()) return newest.status();
  const absl::StatusOr<std::vector<Commit>> originals = CommitsOf(from, newest->revision);
  if (!originals.ok()) return originals.status();
  int64_t all = 0;
  for (const Commit& commit : *originals) all += commit.change_count;
  CommitStream stream(from, 1, newest->revision);
  CheckedChanges checked(stream, all, progress);
  // Sources are references, so both are kept until the end.
  std::vector<Commit> copies = *originals;
  std::vector<std::function<absl::StatusOr<bool>(Change&)>> sources;
  sources.reserve(copies.size());
  std::vector<PendingCommit> pending;
  pending.reserve(copies.size());
  for (Commit& copy : copies) {
    const Commit& original = (*originals)[pending.size()];
    sources.emplace_back(
        [&checked, &original](Change& change) { return checked.Next(original, change); });
    pending.push_back({copy, sources.back()});
  }
  absl::Status appended = to.Append(absl::MakeSpan(pending));
  if (!appended.ok()) return appended;
  progress(all, all);
  return *newest;
}

}  // namespace oas::log
