#include "tests/support/small_history.h"

#include <gtest/gtest.h>

#include <deque>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/catalog/fingerprint.h"
#include "server/curation/seed.h"
#include "server/log/snapshot_loader.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"

namespace oas::testing {
namespace {

using catalog::StoredRecordPtr;
using google::protobuf::Message;

// What an earlier version keeps for good: its identity and when it was made.
void KeepIdentity(const Message& previous, Message& content) {
  for (const char* name : {"uid", "create_time"}) {
    const auto* const field = content.GetDescriptor()->FindFieldByName(name);
    if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING) {
      content.GetReflection()->SetString(&content, field,
                                         previous.GetReflection()->GetString(previous, field));
    } else {
      content.GetReflection()
          ->MutableMessage(&content, field)
          ->CopyFrom(previous.GetReflection()->GetMessage(previous, field));
    }
  }
}

void ClearStamps(Message& content) {
  for (const char* name : {"uid", "etag", "revision", "create_time", "update_time"}) {
    content.GetReflection()->ClearField(&content, content.GetDescriptor()->FindFieldByName(name));
  }
}

uint64_t HashOf(const StoredRecordPtr& stored) {
  return catalog::Fingerprint(stored->Bytes(v1::RECORD_VIEW_FULL));
}

v1::Record RecordOf(const StoredRecordPtr& stored) {
  v1::Record record;
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(stored->facts().kind);
  stored->DecodeInto(v1::RECORD_VIEW_FULL,
                     *v1::Record::GetReflection()->MutableMessage(&record, field));
  return record;
}

}  // namespace

catalog::SnapshotPtr NewestOf(const log::CommitLog& log) {
  auto snapshot = log::LoadNewest(log, [](int64_t /*changes*/) {});
  EXPECT_TRUE(snapshot.ok()) << snapshot.status();
  return *std::move(snapshot);
}

v1::Record NewestRecord(const log::CommitLog& log, const std::string& name) {
  const StoredRecordPtr stored = NewestOf(log)->Find(name);
  EXPECT_NE(stored, nullptr) << name;
  return stored == nullptr ? v1::Record() : RecordOf(stored);
}

void AppendRevision(log::CommitLog& log, std::vector<v1::Record> records,
                    const std::vector<Deletion>& deletions) {
  const catalog::SnapshotPtr newest = NewestOf(log);
  const int64_t revision = newest->revision() + 1;
  log::Commit commit = {.revision = revision,
                        .commit_time = newest->commit_time() + absl::Minutes(1),
                        .author = absl::StrCat("curator ", revision),
                        .reason = absl::StrCat("change ", revision)};
  std::vector<StoredRecordPtr> stored;  // what the changes point at
  std::vector<log::Change> changes;
  for (v1::Record& record : records) {
    Message& content = *catalog::MutableContentOf(record);
    ClearStamps(content);
    curation::StampNew(revision, commit.commit_time, record);
    const StoredRecordPtr previous = newest->Find(catalog::StoredRecord::Encode(record)->name());
    log::Change change;
    if (previous != nullptr) {
      KeepIdentity(*catalog::ContentOf(RecordOf(previous)), content);
      change.old_hash = HashOf(previous);
    }
    stored.push_back(catalog::StoredRecord::Encode(record));
    change.name = stored.back()->name();
    change.bytes = stored.back()->Bytes(v1::RECORD_VIEW_FULL);
    changes.push_back(change);
  }
  for (const Deletion& deletion : deletions) {
    changes.push_back({.name = deletion.name,
                       .old_hash = HashOf(newest->Find(deletion.name)),
                       .reason = deletion.reason});
  }
  const absl::Status appended = log.Append(commit, changes);
  EXPECT_TRUE(appended.ok()) << appended;
}

void AppendSmallHistory(log::CommitLog& log) {
  const absl::Status seeded =
      curation::CommitSeed(SmallCatalogRecords(), TestCommitTime(), "data", log);
  EXPECT_TRUE(seeded.ok()) << seeded;
  v1::Record mission = NewestRecord(log, "missions/honduras-2009");
  const std::string title = mission.mission().title();
  mission.mutable_mission()->set_title("Mission of return");
  v1::HistoricDate& end = *mission.mutable_mission()->mutable_period()->mutable_end_date();
  end.mutable_earliest()->set_day(11);
  end.mutable_latest()->set_day(11);
  AppendRevision(log, {mission});
  AppendRevision(log, {FromText<v1::Record>(R"(event {
      name: "events/honduras-2011-06-01-return"
      origin: ORIGIN_CURATOR
      region_code: "HN"
      kind: EVENT_KIND_SUSPENSION_LIFTED
      headline: "The member state returns"
      date { earliest { year: 2011 month: 6 day: 1 } latest { year: 2011 month: 6 day: 1 }
             precision: DATE_PRECISION_DAY }
      description: "By vote."
      assertions { field_path: "*" source: "sources/page" origin: ORIGIN_CURATOR
                   confidence: CONFIDENCE_HIGH } })")},
                 {{"missions/venezuela-2002", "told twice"}});
  mission.mutable_mission()->set_title(title);
  AppendRevision(log, {mission});
}

}  // namespace oas::testing
