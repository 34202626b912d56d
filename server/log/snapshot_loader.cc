#include "server/log/snapshot_loader.h"

#include <malloc.h>

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/catalog/catalog_errors.h"
#include "server/catalog/snapshot_builder.h"
#include "server/log/log_errors.h"
#include "server/log/version_reader.h"

namespace oas::log {
namespace {

constexpr int64_t kProgressStep = 1 << 16;

// Takes the newest versions of records.
class NewestVersions {
 public:
  NewestVersions(LoadProgress progress, const catalog::Snapshot* like)
      : progress_(progress), like_(like) {}

  // DATA_LOSS when one is no record.
  absl::Status Take(const VersionReader::Batch& batch) {
    for (const VersionReader::Item& item : batch.items) {
      catalog::StoredRecordPtr stored = Parse(item, *batch.shelf);
      if (stored == nullptr) {
        return StoreDamaged(absl::StrCat("the bytes of \"", item.name, "\" at revision ",
                                         item.revision, " cannot be read"));
      }
      builder_.Add(record_, std::move(stored));
    }
    const int64_t before = std::exchange(changes_, batch.changes);
    if (before / kProgressStep < changes_ / kProgressStep) progress_(changes_);
    return absl::OkStatus();
  }

  catalog::SnapshotPtr Build(const Commit& newest) && {
    record_ = {};
    return std::move(builder_).Build(newest.revision, newest.commit_time);
  }

 private:
  // Parses into record_; nullptr when it is no record.
  catalog::StoredRecordPtr Parse(const VersionReader::Item& item, catalog::RecordShelf& shelf) {
    const auto* const field = v1::Record::descriptor()->FindFieldByNumber(item.kind);
    auto* const content = v1::Record::GetReflection()->MutableMessage(&record_, field);
    const absl::string_view bytes = item.bytes;
    if (!content->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return nullptr;
    if (like_ != nullptr) {
      catalog::StoredRecordPtr same = like_->Find(item.name);
      if (same != nullptr && same->Bytes(v1::RECORD_VIEW_FULL) == bytes) return same;
    }
    return shelf.Add(record_, bytes);
  }

  LoadProgress progress_;
  const catalog::Snapshot* like_;
  int64_t changes_ = 0;  // read so far
  v1::Record record_;    // used again and again, for what it has allocated
  catalog::SnapshotBuilder builder_;
};

absl::StatusOr<catalog::SnapshotPtr> Build(const CommitLog& log, const Commit& commit,
                                           LoadProgress progress, const catalog::Snapshot* like) {
  NewestVersions versions(progress, like);
  VersionReader reader(log, commit.revision);
  for (VersionReader::Batch batch; reader.Next(batch);) {
    absl::Status taken = versions.Take(batch);
    if (!taken.ok()) return taken;
  }
  absl::Status read = reader.Finish();
  if (!read.ok()) return read;
  return std::move(versions).Build(commit);
}

absl::StatusOr<catalog::SnapshotPtr> Load(const CommitLog& log, const Commit& commit,
                                          LoadProgress progress, const catalog::Snapshot* like) {
  absl::StatusOr<catalog::SnapshotPtr> snapshot = Build(log, commit, progress, like);
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
