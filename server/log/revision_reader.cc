#include "server/log/revision_reader.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

// Collects revisions with the new versions of records; what they were before is found afterwards,
// for a visitor may not ask the log.
class Collector final : public CommitVisitor {
 public:
  absl::Status OnCommit(const Commit& commit) override {
    auto revision = std::make_shared<CommittedRevision>();
    revision->commit = commit;
    revisions_.push_back(std::move(revision));
    return absl::OkStatus();
  }

  absl::Status OnChange(const Change& change) override {
    VersionChange& kept = revisions_.back()->changes.emplace_back();
    kept.name = std::string(change.name);
    kept.reason = std::string(change.reason);
    if (!change.bytes.has_value()) return absl::OkStatus();
    absl::StatusOr<catalog::StoredRecordPtr> record = RecordOf(change);
    if (!record.ok()) return record.status();
    kept.current = *std::move(record);
    return absl::OkStatus();
  }

  std::vector<std::shared_ptr<CommittedRevision>>& revisions() { return revisions_; }

 private:
  std::vector<std::shared_ptr<CommittedRevision>> revisions_;
};

// Keeps the record of the change it is told of.
class OneVersion final : public CommitVisitor {
 public:
  absl::Status OnCommit(const Commit& /*commit*/) override { return absl::OkStatus(); }
  absl::Status OnChange(const Change& change) override {
    if (!change.bytes.has_value()) return absl::OkStatus();
    absl::StatusOr<catalog::StoredRecordPtr> record = RecordOf(change);
    if (!record.ok()) return record.status();
    record_ = *std::move(record);
    return absl::OkStatus();
  }
  catalog::StoredRecordPtr record() const { return record_; }

 private:
  catalog::StoredRecordPtr record_;
};

}  // namespace

absl::StatusOr<catalog::StoredRecordPtr> RecordOf(const Change& change) {
  const v1::RecordKind kind = catalog::KindOfName(change.name);
  v1::Record record;
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(kind);
  if (field != nullptr) {
    auto* const content = v1::Record::GetReflection()->MutableMessage(&record, field);
    if (content->ParseFromArray(change.bytes->data(), static_cast<int>(change.bytes->size()))) {
      catalog::StoredRecordPtr stored =
          catalog::StoredRecord::Keep(record, std::string(*change.bytes));
      if (stored->name() == change.name) return stored;
    }
  }
  return StoreDamaged(absl::StrCat("the bytes of \"", catalog::Excerpt(change.name),
                                   "\" are no record of that name"));
}

absl::StatusOr<std::vector<CommittedRevisionPtr>> ReadRevisions(
    const CommitLog& log, int64_t first, int64_t last,
    const std::function<absl::StatusOr<catalog::StoredRecordPtr>(absl::string_view name)>&
        previous_of) {
  Collector collector;
  absl::Status read = log.Read(first, last, ReadOrder::kOldestFirst, collector);
  if (!read.ok()) return read;
  absl::flat_hash_map<absl::string_view, catalog::StoredRecordPtr> newest;
  for (const auto& revision : collector.revisions()) {
    for (VersionChange& change : revision->changes) {
      const auto known = newest.find(change.name);
      if (known != newest.end()) {
        change.previous = known->second;
      } else {
        absl::StatusOr<catalog::StoredRecordPtr> previous = previous_of(change.name);
        if (!previous.ok()) return previous.status();
        change.previous = *std::move(previous);
      }
      newest[change.name] = change.current;
    }
  }
  return std::vector<CommittedRevisionPtr>(collector.revisions().begin(),
                                           collector.revisions().end());
}

absl::StatusOr<catalog::StoredRecordPtr> RecordAt(const CommitLog& log, absl::string_view name,
                                                  int64_t revision) {
  OneVersion version;
  absl::Status read = log.ReadVersions(name, revision, /*limit=*/1, version);
  if (!read.ok()) return read;
  return version.record();
}

}  // namespace oas::log
