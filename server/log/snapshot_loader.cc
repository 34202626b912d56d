#include "server/log/snapshot_loader.h"

#include <malloc.h>

#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/catalog_errors.h"
#include "server/catalog/snapshot_builder.h"
#include "server/log/change_reader.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr int64_t kProgressStep = 1 << 16;

// Takes the changes of a log from its newest commit to its first: the first version met of a record
// is its newest. The names of the first commit, usually by far the largest, need not be remembered.
class NewestVersions {
 public:
  NewestVersions(LoadProgress progress, const catalog::Snapshot* like)
      : progress_(progress), like_(like) {}

  // Takes the text of `item` when it is of use. DATA_LOSS when it is no record.
  absl::Status Take(ChangeReader::Item& item) {
    if (++changes_ % kProgressStep == 0) progress_(changes_);
    if (!seen_.empty() && seen_.contains(item.name())) return absl::OkStatus();
    const bool first_commit = item.revision == 1;
    if (item.deleted) {
      if (!first_commit) seen_.insert(deleted_.emplace_back(std::move(item.text)));
      return absl::OkStatus();
    }
    catalog::StoredRecordPtr stored = Parse(item);
    if (stored == nullptr) {
      return StoreDamaged(absl::StrCat("the bytes of \"", item.name(), "\" at revision ",
                                       item.revision, " cannot be read"));
    }
    if (!first_commit) seen_.insert(stored->name());
    builder_.Add(record_, std::move(stored));
    return absl::OkStatus();
  }

  catalog::SnapshotPtr Build(const Commit& newest) && {
    seen_ = {};
    deleted_ = {};
    record_ = {};
    return std::move(builder_).Build(newest.revision, newest.commit_time);
  }

 private:
  // Parses into record_ and takes the bytes; nullptr, and they stay, when they are no record.
  catalog::StoredRecordPtr Parse(ChangeReader::Item& item) {
    const auto* const field = v1::Record::descriptor()->FindFieldByNumber(item.kind);
    auto* const content = v1::Record::GetReflection()->MutableMessage(&record_, field);
    if (!content->ParseFromString(item.text)) return nullptr;
    if (like_ != nullptr) {
      catalog::StoredRecordPtr same = like_->Find(item.name());
      if (same != nullptr && same->Bytes(v1::RECORD_VIEW_FULL) == item.text) return same;
    }
    return catalog::StoredRecord::Keep(record_, std::move(item.text));
  }

  LoadProgress progress_;
  const catalog::Snapshot* like_;
  int64_t changes_ = 0;
  absl::flat_hash_set<absl::string_view> seen_;  // names in builder_ or deleted_
  std::deque<std::string> deleted_;
  v1::Record record_;  // used again and again, for what it has allocated
  catalog::SnapshotBuilder builder_;
};

absl::StatusOr<catalog::SnapshotPtr> Load(const CommitLog& log, const Commit& commit,
                                          LoadProgress progress, const catalog::Snapshot* like) {
  NewestVersions versions(progress, like);
  ChangeReader reader(log, commit.revision);
  for (ChangeReader::Batch batch; reader.Next(batch);) {
    for (ChangeReader::Item& item : batch) {
      absl::Status taken = versions.Take(item);
      if (!taken.ok()) return taken;
    }
  }
  absl::Status read = reader.Finish();
  if (!read.ok()) return read;
  catalog::SnapshotPtr snapshot = std::move(versions).Build(commit);
#ifdef __GLIBC__
  malloc_trim(0);  // gives back what building took and the snapshot does not need
#endif
  return snapshot;
}

}  // namespace

absl::StatusOr<catalog::SnapshotPtr> LoadNewest(const CommitLog& log, LoadProgress progress) {
  const absl::StatusOr<Commit> newest = log.Newest();
  if (!newest.ok()) return newest.status();
  return Load(log, *newest, progress, nullptr);
}

absl::StatusOr<catalog::SnapshotPtr> LoadAt(const CommitLog& log, int64_t revision,
                                            LoadProgress progress, const catalog::Snapshot* like) {
  const absl::StatusOr<std::optional<Commit>> commit = log.Find(revision);
  if (!commit.ok()) return commit.status();
  if (commit->has_value()) return Load(log, **commit, progress, like);
  const absl::StatusOr<Commit> newest = log.Newest();
  if (!newest.ok()) return newest.status();
  return catalog::RevisionNotFound(revision, newest->revision);
}

}  // namespace oas::log
