#include "server/query/history/record_versions.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/catalog/record_kind.h"
#include "server/log/log_errors.h"

namespace oas::query {
namespace {

// Collects what the log tells until there is enough.
class Collector final : public log::CommitVisitor {
 public:
  Collector(uint64_t skip, VersionLimit limit) : skip_(skip), limit_(limit) {}

  absl::Status OnCommit(const log::Commit& commit) override {
    commit_ = commit;
    return absl::OkStatus();
  }

  absl::Status OnChange(const log::Change& change) override {
    if (skip_ > 0) {
      --skip_;
      return absl::OkStatus();
    }
    if (IsFull()) {
      found_.more = true;
      return absl::OutOfRangeError("there is enough");  // ends the reading; never seen elsewhere
    }
    RecordVersion& version = found_.versions.emplace_back();
    version.commit = commit_;
    version.name = std::string(change.name);
    version.type = TypeOf(change);
    if (change.bytes.has_value()) {
      version.bytes = std::string(*change.bytes);
    } else {
      version.delete_reason = std::string(change.reason);
    }
    bytes_ += version.bytes.size();
    return absl::OkStatus();
  }

  // What was found, given how the reading ended.
  absl::StatusOr<RecordVersions> Result(const absl::Status& read) && {
    if (!read.ok() && !found_.more) return read;
    return std::move(found_);
  }

 private:
  bool IsFull() const {
    constexpr size_t kAtLeast = 2;  // one to answer, and one to compare it with
    return static_cast<int64_t>(found_.versions.size()) >= limit_.count ||
           (found_.versions.size() >= kAtLeast && bytes_ >= limit_.bytes);
  }

  static v1::ChangeType TypeOf(const log::Change& change) {
    if (!change.bytes.has_value()) return v1::CHANGE_TYPE_DELETED;
    return change.old_hash.has_value() ? v1::CHANGE_TYPE_UPDATED : v1::CHANGE_TYPE_CREATED;
  }

  uint64_t skip_;
  const VersionLimit limit_;
  log::Commit commit_;
  size_t bytes_ = 0;
  RecordVersions found_;
};

}  // namespace

absl::StatusOr<RecordVersions> ReadVersionsOf(const log::CommitLog& log, absl::string_view name,
                                              int64_t last, VersionLimit limit) {
  Collector collector(0, limit);
  // One more than asked for tells whether there are more.
  const absl::Status read = log.ReadVersions(name, last, limit.count + 1, collector);
  return std::move(collector).Result(read);
}

absl::StatusOr<RecordVersions> ReadChangesOf(const log::CommitLog& log, int64_t revision,
                                             uint64_t skip, VersionLimit limit) {
  Collector collector(skip, limit);
  const absl::Status read = log.Read(revision, revision, log::ReadOrder::kOldestFirst, collector);
  return std::move(collector).Result(read);
}

absl::StatusOr<v1::Record> RecordOf(const RecordVersion& version) {
  v1::Record record;
  const v1::RecordKind kind = catalog::KindOfName(version.name);
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(kind);
  if (field == nullptr || !v1::Record::GetReflection()
                               ->MutableMessage(&record, field)
                               ->ParseFromString(version.bytes)) {
    return log::StoreDamaged(absl::StrCat("the bytes of \"", version.name, "\" at revision ",
                                          version.commit.revision, " cannot be read"));
  }
  return record;
}

}  // namespace oas::query
