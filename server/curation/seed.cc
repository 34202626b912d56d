#include "server/curation/seed.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "google/protobuf/timestamp.pb.h"
#include "server/catalog/fingerprint.h"
#include "server/curation/catalog_validator.h"
#include "server/curation/record_index.h"

namespace oas::curation {
namespace {

constexpr int64_t kFirstRevision = 1;

// A UUID of version 8 (RFC 9562, own content): the same record made at the same revision always has
// the same one, on every replica.
std::string UidOf(const std::string& name, int64_t revision) {
  const std::string key = absl::StrCat(name, "@", revision);
  const uint64_t a = catalog::Fingerprint(key);
  const uint64_t b = catalog::Fingerprint(key, a);
  return absl::StrFormat("%08x-%04x-8%03x-%04x-%012x", a >> 32, a >> 16 & 0xffff, a & 0xfff,
                         0x8000 | (b >> 48 & 0x3fff), b & 0xffff'ffff'ffff);
}

google::protobuf::Timestamp TimestampOf(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  const int64_t seconds = absl::ToUnixSeconds(time);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return timestamp;
}

template <typename Content>
void Stamp(int64_t revision, const google::protobuf::Timestamp& time, Content& content) {
  content.set_etag(absl::StrFormat("%016x", catalog::Fingerprint(content.SerializeAsString())));
  content.set_uid(UidOf(content.name(), revision));
  content.set_revision(revision);
  *content.mutable_create_time() = time;
  *content.mutable_update_time() = time;
}

}  // namespace

void StampNew(int64_t revision, absl::Time commit_time, v1::Record& record) {
  const google::protobuf::Timestamp time = TimestampOf(commit_time);
  switch (record.record_case()) {
    case v1::Record::kCountry:
      return Stamp(revision, time, *record.mutable_country());
    case v1::Record::kInstrument:
      return Stamp(revision, time, *record.mutable_instrument());
    case v1::Record::kActor:
      return Stamp(revision, time, *record.mutable_actor());
    case v1::Record::kSource:
      return Stamp(revision, time, *record.mutable_source());
    case v1::Record::kMission:
      return Stamp(revision, time, *record.mutable_mission());
    case v1::Record::kInvocation:
      return Stamp(revision, time, *record.mutable_invocation());
    case v1::Record::kSuspension:
      return Stamp(revision, time, *record.mutable_suspension());
    case v1::Record::kEvent:
      return Stamp(revision, time, *record.mutable_event());
    case v1::Record::RECORD_NOT_SET:
      return;
  }
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
                        .author = "missiond",
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

catalog::SnapshotPtr MakeFirstSnapshot(std::vector<v1::Record> records, absl::Time commit_time) {
  std::vector<catalog::StoredRecordPtr> stored;
  stored.reserve(records.size());
  for (v1::Record& record : records) {
    StampNew(kFirstRevision, commit_time, record);
    stored.push_back(catalog::StoredRecord::Encode(record));
  }
  return catalog::Snapshot::Create(kFirstRevision, commit_time, stored);
}

}  // namespace oas::curation
