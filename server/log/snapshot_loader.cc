#include "server/log/snapshot_loader.h"

#include <malloc.h>

#include <deque>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/record_kind.h"
#include "server/catalog/snapshot_builder.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr int64_t kProgressStep = 1 << 16;

// Whether `bytes` begin with the field `name`, number 1, holding `name`; StoredRecord reads it
// there.
bool BeginsWithName(absl::string_view bytes, absl::string_view name) {
  constexpr char kTag = 1 << 3 | 2;        // field 1, length-delimited
  constexpr size_t kLongestName = 0x3fff;  // of two bytes of length
  if (name.size() > kLongestName) return false;
  const size_t length_bytes = name.size() > 0x7f ? 2 : 1;
  if (bytes.size() < 1 + length_bytes || bytes[0] != kTag) return false;
  size_t length = static_cast<unsigned char>(bytes[1]);
  if (length_bytes == 2) {
    if (length <= 0x7f) return false;
    length = (length & 0x7f) | static_cast<size_t>(static_cast<unsigned char>(bytes[2])) << 7;
  }
  return length == name.size() && absl::StartsWith(bytes.substr(1 + length_bytes), name);
}

// Reads the log from its newest commit to its first: the first version met of a record is its
// newest. Names need not be remembered from the first commit, which is usually by far the largest.
class NewestVersions final : public CommitVisitor {
 public:
  NewestVersions(int64_t newest, LoadProgress progress)
      : expected_revision_(newest), progress_(progress) {}

  absl::Status OnCommit(const Commit& commit) override {
    if (commit.revision != expected_revision_) {
      return StoreDamaged(absl::StrCat("revision ", expected_revision_, " is missing"));
    }
    if (newest_.revision == 0) newest_ = commit;
    --expected_revision_;
    return absl::OkStatus();
  }

  absl::Status OnChange(const Change& change) override {
    if (++changes_ % kProgressStep == 0) progress_(changes_);
    if (!seen_.empty() && seen_.contains(change.name)) return absl::OkStatus();
    if (!change.bytes.has_value()) {
      if (!InFirstCommit()) seen_.insert(deleted_.emplace_back(change.name));
      return absl::OkStatus();
    }
    catalog::StoredRecordPtr stored = Read(change.name, *change.bytes);
    if (stored == nullptr) {
      return StoreDamaged(absl::StrCat("the bytes of ", change.name, " at revision ",
                                       expected_revision_ + 1, " are no such record"));
    }
    if (!InFirstCommit()) seen_.insert(stored->name());
    builder_.Add(record_, std::move(stored));
    return absl::OkStatus();
  }

  absl::StatusOr<catalog::SnapshotPtr> Build() && {
    if (expected_revision_ != 0) {
      return StoreDamaged(absl::StrCat("revision ", expected_revision_, " is missing"));
    }
    seen_ = {};
    deleted_ = {};
    record_ = {};
    return std::move(builder_).Build(newest_.revision, newest_.commit_time);
  }

 private:
  bool InFirstCommit() const { return expected_revision_ == 0; }

  // Parses into record_; nullptr when the bytes are no record of this name.
  catalog::StoredRecordPtr Read(absl::string_view name, absl::string_view bytes) {
    const v1::RecordKind kind = catalog::KindOfName(name);
    if (kind == v1::RECORD_KIND_UNSPECIFIED || !BeginsWithName(bytes, name)) return nullptr;
    const auto* const field = v1::Record::descriptor()->FindFieldByNumber(kind);
    auto* const content = v1::Record::GetReflection()->MutableMessage(&record_, field);
    if (!content->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return nullptr;
    return catalog::StoredRecord::Keep(record_, std::string(bytes));
  }

  int64_t expected_revision_;  // of the next commit
  LoadProgress progress_;
  int64_t changes_ = 0;
  Commit newest_;
  absl::flat_hash_set<absl::string_view> seen_;  // names in builder_ or deleted_
  std::deque<std::string> deleted_;
  v1::Record record_;  // used again and again, for what it has allocated
  catalog::SnapshotBuilder builder_;
};

}  // namespace

absl::StatusOr<catalog::SnapshotPtr> LoadNewest(const CommitLog& log, LoadProgress progress) {
  const absl::StatusOr<int64_t> newest = log.NewestRevision();
  if (!newest.ok()) return newest.status();
  NewestVersions versions(*newest, progress);
  const absl::Status read = log.Read(1, *newest, ReadOrder::kNewestFirst, versions);
  if (!read.ok()) return read;
  absl::StatusOr<catalog::SnapshotPtr> snapshot = std::move(versions).Build();
#ifdef __GLIBC__
  malloc_trim(0);  // gives back what building took and the snapshot does not need
#endif
  return snapshot;
}

}  // namespace oas::log
