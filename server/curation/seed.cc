#include "server/curation/seed.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "server/curation/catalog_validator.h"
#include "server/curation/record_stamp.h"
#include "server/curation/seed_update.h"

namespace oas::curation {
namespace {

constexpr int64_t kFirstRevision = 1;

}  // namespace

void StampNew(int64_t revision, absl::Time commit_time, v1::Record& record) {
  if (catalog::ContentOf(record) == nullptr) return;
  SetStamp(NewStamp(record, /*owner=*/"", revision, commit_time), record);
}

absl::StatusOr<DataCheck> CheckData(const std::string& folder) {
  absl::StatusOr<Manifests> manifests = ReadManifests(folder);
  if (!manifests.ok()) return manifests.status();
  DataCheck check;
  check.file_count = manifests->file_count;
  check.faults = ValidateManifests(*manifests);
  if (!check.faults.empty()) return check;
  for (ManifestRecord& entry : manifests->records) {
    check.records.push_back(std::move(entry.record));
  }
  return check;
}

absl::Status CommitSeed(std::vector<v1::Record> records, absl::Time commit_time,
                        const std::string& folder, log::CommitLog& log) {
  log::Commit commit = {.revision = kFirstRevision,
                        .commit_time = commit_time,
                        .author = std::string(kSeedAuthor),
                        .reason = absl::StrCat("seed data of ", folder)};
  catalog::StoredRecordPtr stored;  // keeps what the change points at
  auto next = records.begin();
  return log.Append(commit, [&](log::Change& change) -> absl::StatusOr<bool> {
    if (next == records.end()) return false;
    StampNew(kFirstRevision, commit_time, *next);
    stored = catalog::StoredRecord::Encode(*next);
    *next = {};  // its bytes are enough from here
    ++next;
    change = {.name = stored->name(), .bytes = stored->Bytes(v1::RECORD_VIEW_FULL)};
    return true;
  });
}

}  // namespace oas::curation
