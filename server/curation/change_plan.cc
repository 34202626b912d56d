#include "server/curation/change_plan.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/decoded_record.h"
#include "server/curation/affected_records.h"
#include "server/curation/catalog_validator.h"
#include "server/curation/curation_errors.h"
#include "server/curation/record_stamp.h"
#include "server/curation/resulting_catalog.h"

namespace oas::curation {
namespace {

constexpr size_t kMostFaults = 1000;  // nobody reads more, and looking for them takes time

// Hears of the newest version of a record, and keeps when it was deleted.
class Tombstone final : public log::CommitVisitor {
 public:
  absl::Status OnCommit(const log::Commit& commit) override {
    revision_ = commit.revision;
    return absl::OkStatus();
  }
  absl::Status OnChange(const log::Change& change) override {
    if (change.bytes.has_value()) revision_ = 0;
    return absl::OkStatus();
  }
  int64_t revision() const { return revision_; }  // 0 when the record was not deleted

 private:
  int64_t revision_ = 0;
};

class Planner {
 public:
  Planner(const WorkingCatalog& before, const CommitRequest& request, int64_t revision,
          absl::Time commit_time, const log::CommitLog& log)
      : before_(before),
        request_(request),
        revision_(revision),
        commit_time_(commit_time),
        log_(log),
        after_(before, request) {}

  absl::StatusOr<ChangePlan> Plan() && {
    for (size_t i = 0; i < request_.records.size(); ++i) {
      absl::Status status = PlanRecord(i);
      if (!status.ok()) return status;
    }
    for (size_t i = 0; i < request_.deletes.size(); ++i) {
      absl::Status status = PlanDelete(i);
      if (!status.ok()) return status;
    }
    if (absl::Status status = PlanPrune(); !status.ok()) return status;
    CheckResult();
    if (!faults_.empty()) return ValidationFailed(faults_);
    return std::move(plan_);
  }

 private:
  std::string FieldOf(size_t index) const {
    const IncomingRecord& record = request_.records[index];
    const absl::string_view kind = record.kind == v1::RECORD_KIND_UNSPECIFIED
                                       ? absl::string_view("record")
                                       : catalog::KindInfoOf(record.kind).singular;
    return absl::StrCat("records[", index, "].", kind);
  }
  void Report(std::string field, std::string message) {
    if (faults_.size() < kMostFaults) faults_.push_back({std::move(field), std::move(message)});
  }

  absl::Status PlanRecord(size_t index);
  // Whether the record can be planned at all; reports what is wrong when it cannot.
  bool IsPlannable(size_t index);
  absl::Status CheckPrevious(const IncomingRecord& incoming,
                             const std::optional<RecordStamp>& previous,
                             const RecordStamp& wanted) const;
  absl::Status PlanDelete(size_t index);
  absl::Status PlanPrune();
  void CheckResult();
  void CheckRecord(absl::string_view name, const std::string& field);

  const WorkingCatalog& before_;
  const CommitRequest& request_;
  const int64_t revision_;
  const absl::Time commit_time_;
  const log::CommitLog& log_;
  ResultingCatalog after_;
  ChangePlan plan_;
  std::vector<RequestFault> faults_;
  absl::flat_hash_set<std::string> seen_;  // names in the request
  std::vector<size_t> planned_;            // which records of the request become changes
};

absl::Status Planner::CheckPrevious(const IncomingRecord& incoming,
                                    const std::optional<RecordStamp>& previous,
                                    const RecordStamp& wanted) const {
  const std::string etag = previous.has_value() ? previous->etag : "";
  const std::string owner = previous.has_value() ? previous->owner : "";
  if (!wanted.etag.empty() && wanted.etag != etag && !request_.options.ignore_etags()) {
    return EtagMismatch(incoming.name, wanted.etag, etag);
  }
  const std::string& own = request_.options.owner();
  if (!owner.empty() && !own.empty() && owner != own) return OwnerMismatch(incoming.name, owner);
  if (previous.has_value() || !catalog::IsNameOfKind(incoming.name, incoming.kind)) {
    return absl::OkStatus();
  }
  Tombstone tombstone;
  absl::Status read = log_.ReadVersions(incoming.name, std::numeric_limits<int64_t>::max(),
                                        /*limit=*/1, tombstone);
  if (!read.ok()) return read;
  if (tombstone.revision() > 0) return NameRetired(incoming.name, tombstone.revision());
  return absl::OkStatus();
}

bool Planner::IsPlannable(size_t index) {
  const IncomingRecord& incoming = request_.records[index];
  if (incoming.kind == v1::RECORD_KIND_UNSPECIFIED) {
    Report(FieldOf(index), "is empty; set a record of some kind");
    return false;
  }
  if (!incoming.name.empty() && !seen_.insert(incoming.name).second) {
    Report(absl::StrCat(FieldOf(index), ".name"),
           absl::StrCat(incoming.name, " is given twice in this request"));
    return false;
  }
  return true;
}

absl::Status Planner::PlanRecord(size_t index) {
  if (!IsPlannable(index)) return absl::OkStatus();
  const IncomingRecord& incoming = request_.records[index];
  v1::Record record = incoming.Decode();
  const RecordStamp wanted = TakeStamp(record);
  const catalog::StoredRecordPtr stored = before_.Find(incoming.name);
  std::optional<RecordStamp> old;
  if (stored != nullptr) old = StampOf(*stored);
  absl::Status checked = CheckPrevious(incoming, old, wanted);
  if (!checked.ok()) return checked;
  const std::string& owner = request_.options.owner();
  const RecordStamp stamp = old.has_value()
                                ? NextStamp(record, *old, owner, revision_, commit_time_)
                                : NewStamp(record, owner, revision_, commit_time_);
  if (old.has_value() && stamp.etag == old->etag) {
    ++plan_.unchanged_count;
    return absl::OkStatus();
  }
  SetStamp(stamp, record);
  // A record without a valid name is refused and never encoded for keeps.
  if (!catalog::IsNameOfKind(incoming.name, incoming.kind)) {
    CheckRecord(incoming.name, FieldOf(index));
    return absl::OkStatus();
  }
  planned_.push_back(index);
  plan_.changes.push_back({incoming.name, catalog::StoredRecord::Encode(record), stored, ""});
  return absl::OkStatus();
}

absl::Status Planner::PlanDelete(size_t index) {
  const v1::RecordDelete& wanted = request_.deletes[index];
  const std::string field = absl::StrCat("deletes[", index, "]");
  if (!seen_.insert(wanted.name()).second) {
    Report(absl::StrCat(field, ".name"),
           absl::StrCat(wanted.name(), " is named twice in this request"));
    return absl::OkStatus();
  }
  if (wanted.reason().empty()) {
    Report(absl::StrCat(field, ".reason"), "is required; say why, for it is kept for good");
    return absl::OkStatus();
  }
  catalog::StoredRecordPtr stored = before_.Find(wanted.name());
  if (stored == nullptr) return NothingToDelete(wanted.name());
  const RecordStamp stamp = StampOf(*stored);
  if (!wanted.etag().empty() && wanted.etag() != stamp.etag && !request_.options.ignore_etags()) {
    return EtagMismatch(wanted.name(), wanted.etag(), stamp.etag);
  }
  plan_.changes.push_back({wanted.name(), nullptr, std::move(stored), wanted.reason()});
  return absl::OkStatus();
}

absl::Status Planner::PlanPrune() {
  if (!request_.options.prune()) return absl::OkStatus();
  std::vector<catalog::StoredRecordPtr> pruned;
  before_.ForEach([&](const catalog::StoredRecordPtr& stored) {
    if (seen_.contains(stored->name())) return true;
    if (StampOf(*stored).owner == request_.options.owner()) pruned.push_back(stored);
    return true;
  });
  const auto count = static_cast<int64_t>(pruned.size());
  if (count > request_.options.max_deletes()) {
    return TooManyDeletes(count, request_.options.max_deletes());
  }
  std::sort(pruned.begin(), pruned.end(),
            [](const auto& a, const auto& b) { return a->name() < b->name(); });
  for (catalog::StoredRecordPtr& stored : pruned) {
    after_.Delete(stored->name());
    std::string name(stored->name());
    plan_.changes.push_back({std::move(name), nullptr, std::move(stored),
                             absl::StrCat("pruned: ", request_.options.reason())});
  }
  return absl::OkStatus();
}

void Planner::CheckRecord(absl::string_view name, const std::string& field) {
  std::optional<v1::Record> record = after_.Decode(name);
  if (!record.has_value()) return;
  TakeStamp(*record);  // not the curator's to get right
  for (const RecordFault& fault : FaultsOf(*record, after_)) {
    const std::string path = ToString(fault.path);
    Report(absl::StrCat(field, path.empty() ? "" : ".", path), fault.message);
  }
  after_.Forget();
}

void Planner::CheckResult() {
  absl::flat_hash_set<absl::string_view> checked;
  for (const size_t index : planned_) {
    const std::string& name = request_.records[index].name;
    CheckRecord(name, FieldOf(index));
    if (faults_.size() >= kMostFaults) return;
    checked.insert(name);
  }
  for (const std::string& other : AffectedRecords(before_, plan_.changes)) {
    if (!checked.contains(other)) CheckRecord(other, other);
    if (faults_.size() >= kMostFaults) return;
  }
}

}  // namespace

absl::StatusOr<ChangePlan> PlanChanges(const WorkingCatalog& before, const CommitRequest& request,
                                       int64_t revision, absl::Time commit_time,
                                       const log::CommitLog& log) {
  return Planner(before, request, revision, commit_time, log).Plan();
}

}  // namespace oas::curation
