#include "server/curation/seed_update.h"

#include <limits>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "server/catalog/decoded_record.h"
#include "server/curation/record_index.h"
#include "server/curation/record_stamp.h"

namespace oas::curation {
namespace {

// Knows which revisions are of founding data.
class SeedRevisions {
 public:
  explicit SeedRevisions(const log::CommitLog& log) : log_(log) {}

  absl::StatusOr<bool> Contains(int64_t revision) {
    const auto known = known_.find(revision);
    if (known != known_.end()) return known->second;
    const absl::StatusOr<std::optional<log::Commit>> commit = log_.Find(revision);
    if (!commit.ok()) return commit.status();
    return known_[revision] = commit->has_value() && (*commit)->author == kSeedAuthor;
  }

 private:
  const log::CommitLog& log_;
  absl::flat_hash_map<int64_t, bool> known_;
};

// Hears whether there was ever a version of a record.
class AnyVersion final : public log::CommitVisitor {
 public:
  absl::Status OnCommit(const log::Commit& /*commit*/) override {
    found_ = true;
    return absl::OkStatus();
  }
  absl::Status OnChange(const log::Change& /*change*/) override { return absl::OkStatus(); }
  bool found() const { return found_; }

 private:
  bool found_ = false;
};

class Comparison {
 public:
  Comparison(const catalog::Snapshot& snapshot, const log::CommitLog& log)
      : snapshot_(snapshot), log_(log), seed_revisions_(log) {}

  absl::Status Add(const v1::Record& record) {
    const std::string& name = NameOf(record);
    named_.insert(name);
    const catalog::StoredRecordPtr& stored = snapshot_.Find(name);
    if (stored == nullptr) {
      AnyVersion versions;
      absl::Status read = log_.ReadVersions(name, std::numeric_limits<int64_t>::max(), 1, versions);
      if (!read.ok()) return read;
      if (versions.found()) {
        update_.left_alone.push_back(name);
      } else {
        update_.request.records.push_back(IncomingRecord::Of(record));
      }
      return absl::OkStatus();
    }
    v1::Record current = catalog::DecodeRecord(*stored);
    const RecordStamp stamp = TakeStamp(current);
    if (stamp.etag == EtagOf(record, stamp.owner)) return absl::OkStatus();
    const absl::StatusOr<bool> seed = seed_revisions_.Contains(stamp.revision);
    if (!seed.ok()) return seed.status();
    if (*seed) {
      update_.request.records.push_back(IncomingRecord::Of(record));
    } else {
      update_.left_alone.push_back(name);
    }
    return absl::OkStatus();
  }

  // Deletes what the founding data made and has no more.
  absl::Status DeleteOthers(const std::string& folder) {
    for (const catalog::KindInfo& info : catalog::kKinds) {
      for (const catalog::StoredRecordPtr& stored : snapshot_.CollectionOf(info.kind).Records()) {
        if (named_.contains(stored->name())) continue;
        v1::Record record = catalog::DecodeRecord(*stored);
        const absl::StatusOr<bool> seed = seed_revisions_.Contains(TakeStamp(record).revision);
        if (!seed.ok()) return seed.status();
        if (!*seed) continue;
        v1::RecordDelete& deleted = update_.request.deletes.emplace_back();
        deleted.set_name(std::string(stored->name()));
        deleted.set_reason(absl::StrCat("no longer in the founding data of ", folder));
      }
    }
    return absl::OkStatus();
  }

  SeedUpdate Take() && { return std::move(update_); }

 private:
  const catalog::Snapshot& snapshot_;
  const log::CommitLog& log_;
  SeedRevisions seed_revisions_;
  absl::flat_hash_set<std::string> named_;
  SeedUpdate update_;
};

}  // namespace

absl::StatusOr<SeedUpdate> CompareSeed(const std::vector<v1::Record>& records,
                                       const std::string& folder, const catalog::Snapshot& snapshot,
                                       const log::CommitLog& log) {
  Comparison comparison(snapshot, log);
  for (const v1::Record& record : records) {
    if (absl::Status added = comparison.Add(record); !added.ok()) return added;
  }
  if (absl::Status deleted = comparison.DeleteOthers(folder); !deleted.ok()) return deleted;
  SeedUpdate update = std::move(comparison).Take();
  update.request.author = std::string(kSeedAuthor);
  update.request.options.set_reason(absl::StrCat("seed data of ", folder));
  return update;
}

}  // namespace oas::curation
