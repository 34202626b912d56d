// Commits: what is checked, what is refused, and what they leave behind.
#include "server/curation/writer.h"

#include <gmock/gmock.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/support/live_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::curation {
namespace {

using testing::HasReason;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::LiveCatalog;
using testing::MetadataOf;
using ::testing::Pair;
using testing::ViolatedFieldsOf;

constexpr char kMission[] = "missions/honduras-2009";

v1::RecordDelete DeleteOf(const std::string& name) {
  v1::RecordDelete deleted;
  deleted.set_name(name);
  deleted.set_reason("made by mistake");
  return deleted;
}

v1::Record NewActor(const std::string& name) {
  LiveCatalog live;
  v1::Record actor = live.Get("actors/general-assembly");
  actor.mutable_actor()->set_name(name);
  actor.mutable_actor()->clear_etag();
  return actor;
}

TEST(WriterTest, ChangesARecord) {
  LiveCatalog live;
  const v1::Mission before = live.Get(kMission).mission();
  const auto outcome = live.Rename(kMission, "Another title");
  ASSERT_THAT(outcome, IsOk());
  EXPECT_EQ(outcome->revision, 2);
  const v1::Mission after = live.Get(kMission).mission();
  EXPECT_EQ(after.title(), "Another title");
  EXPECT_EQ(after.uid(), before.uid());
  EXPECT_EQ(after.revision(), 2);
  EXPECT_NE(after.etag(), before.etag());
  EXPECT_EQ(after.create_time().seconds(), before.create_time().seconds());
  EXPECT_GT(after.update_time().seconds(), before.update_time().seconds());
}

TEST(WriterTest, WhatChangesNothingMakesNoRevision) {
  LiveCatalog live;
  const auto outcome = live.Apply({live.Get(kMission)});
  ASSERT_THAT(outcome, IsOk());
  EXPECT_EQ(outcome->revision, 1);
  EXPECT_EQ(outcome->unchanged_count, 1);
  EXPECT_FALSE(outcome->commit_time.has_value());
  EXPECT_EQ(live.log().Newest()->revision, 1);
}

TEST(WriterTest, ValidateOnlyTellsWhatApplyingDoes) {
  LiveCatalog live;
  v1::Record record = live.Get(kMission);
  record.mutable_mission()->set_title("Another title");
  CommitRequest request;
  request.records.push_back(IncomingRecord::Of(record));
  request.options.set_validate_only(true);
  const auto dry = live.Commit(request);
  ASSERT_THAT(dry, IsOk());
  EXPECT_EQ(live.log().Newest()->revision, 1);
  const auto wet = live.Apply({record});
  ASSERT_THAT(wet, IsOk());
  ASSERT_EQ(dry->changes.size(), wet->changes.size());
  EXPECT_EQ(dry->changes[0].name, wet->changes[0].name);
  EXPECT_EQ(dry->changes[0].current->Decode<v1::Mission>().etag(),
            wet->changes[0].current->Decode<v1::Mission>().etag());
}

TEST(WriterTest, RefusesAnEtagThatIsNoLongerRight) {
  LiveCatalog live;
  v1::Record record = live.Get(kMission);
  ASSERT_THAT(live.Rename(kMission, "Somebody else's title"), IsOk());
  record.mutable_mission()->set_title("My title");
  const auto outcome = live.Apply({record});
  EXPECT_EQ(outcome.status().code(), absl::StatusCode::kAborted);
  EXPECT_THAT(outcome, HasReason(v1::ERROR_REASON_ETAG_MISMATCH));
  record.mutable_mission()->clear_etag();
  EXPECT_THAT(live.Apply({record}), IsOk());
}

TEST(WriterTest, TellsAllFaultsOfTheResult) {
  LiveCatalog live;
  v1::Record mission = live.Get(kMission);
  mission.mutable_mission()->clear_title();
  mission.mutable_mission()->set_region_code("XX");
  const auto outcome = live.Apply({mission});
  EXPECT_THAT(outcome, HasReason(v1::ERROR_REASON_VALIDATION_FAILED));
  EXPECT_THAT(
      ViolatedFieldsOf(outcome.status()),
      ::testing::IsSupersetOf({"records[0].mission.title", "records[0].mission.region_code"}));
  EXPECT_EQ(live.log().Newest()->revision, 1);
}

TEST(WriterTest, LooksForNoMoreFaultsThanAnybodyReads) {
  LiveCatalog live;
  const v1::Record mission = live.Get(kMission);
  std::vector<v1::Record> missions(1500, mission);
  for (size_t i = 0; i < missions.size(); ++i) {
    missions[i].mutable_mission()->set_name(absl::StrCat("missions/another-", i));
    missions[i].mutable_mission()->clear_etag();
    missions[i].mutable_mission()->clear_title();
  }
  const auto outcome = live.Apply(missions);
  EXPECT_THAT(outcome, HasReason(v1::ERROR_REASON_VALIDATION_FAILED));
  EXPECT_THAT(MetadataOf(outcome.status()), ::testing::Contains(Pair("fault_count", "1000")));
}

TEST(WriterTest, RefusesToDeleteWhatIsReferredTo) {
  LiveCatalog live;
  const auto outcome = live.Apply({}, {DeleteOf("actors/general-assembly")});
  EXPECT_THAT(outcome, HasReason(v1::ERROR_REASON_VALIDATION_FAILED));
  EXPECT_THAT(outcome.status().message(), HasSubstr("actors/general-assembly"));
}

TEST(WriterTest, RefusesALinkThatTheOtherSideKeeps) {
  LiveCatalog live;
  v1::Record mission = live.Get(kMission);
  mission.mutable_mission()->clear_invocations();
  const auto outcome = live.Apply({mission});
  EXPECT_THAT(outcome, HasReason(v1::ERROR_REASON_VALIDATION_FAILED));
  EXPECT_THAT(outcome.status().message(), HasSubstr("invocations/honduras-2009"));
}

TEST(WriterTest, NamesAreNeverUsedAgain) {
  LiveCatalog live;
  ASSERT_THAT(live.Apply({NewActor("actors/somebody")}), IsOk());
  ASSERT_THAT(live.Apply({}, {DeleteOf("actors/somebody")}), IsOk());
  EXPECT_EQ(live.catalog().Newest()->Find("actors/somebody"), nullptr);
  const auto outcome = live.Apply({NewActor("actors/somebody")});
  EXPECT_THAT(outcome, HasReason(v1::ERROR_REASON_NAME_RETIRED));
  EXPECT_THAT(MetadataOf(outcome.status()), ::testing::Contains(Pair("deleted_at_revision", "3")));
}

TEST(WriterTest, ARetryIsAnsweredAsTheFirstTry) {
  LiveCatalog live;
  v1::Record record = live.Get(kMission);
  record.mutable_mission()->set_title("Another title");
  CommitRequest request;
  request.records.push_back(IncomingRecord::Of(record));
  request.options.set_request_id("6c1f4d9e");
  const auto first = live.Commit(request);
  const auto again = live.Commit(request);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_FALSE(first->replayed);
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->revision, first->revision);
  EXPECT_EQ(live.log().Newest()->revision, 2);

  CommitRequest other;
  other.records.push_back(IncomingRecord::Of(NewActor("actors/somebody")));
  other.options.set_request_id("6c1f4d9e");
  EXPECT_THAT(live.Commit(other), HasReason(v1::ERROR_REASON_REQUEST_ID_REUSED));
}

TEST(WriterTest, PrunesOnlyItsOwnersRecordsAndNotTooMany) {
  LiveCatalog live;
  CommitRequest owned;
  owned.records.push_back(IncomingRecord::Of(NewActor("actors/one")));
  owned.records.push_back(IncomingRecord::Of(NewActor("actors/two")));
  owned.options.set_owner("press-office");
  ASSERT_THAT(live.Commit(owned), IsOk());

  CommitRequest pruned;
  pruned.records.push_back(IncomingRecord::Of(NewActor("actors/one")));
  pruned.options.set_owner("press-office");
  pruned.options.set_prune(true);
  EXPECT_THAT(live.Commit(pruned), HasReason(v1::ERROR_REASON_TOO_MANY_DELETES));
  pruned.options.set_max_deletes(1);
  const auto outcome = live.Commit(pruned);
  ASSERT_THAT(outcome, IsOk());
  ASSERT_EQ(outcome->changes.size(), 1U);
  EXPECT_EQ(outcome->changes[0].name, "actors/two");
  EXPECT_NE(live.catalog().Newest()->Find("actors/general-assembly"), nullptr);
}

TEST(WriterTest, RecordsOfAnotherOwnerStay) {
  LiveCatalog live;
  CommitRequest owned;
  owned.records.push_back(IncomingRecord::Of(NewActor("actors/one")));
  owned.options.set_owner("press-office");
  ASSERT_THAT(live.Commit(owned), IsOk());
  owned.options.set_owner("archive");
  EXPECT_THAT(live.Commit(owned), HasReason(v1::ERROR_REASON_OWNER_MISMATCH));
}

TEST(WriterTest, ReasonIsRequired) {
  LiveCatalog live;
  absl::Status status;
  CommitRequest request;
  live.writer().Submit(request,
                       [&](absl::StatusOr<CommitOutcome> outcome) { status = outcome.status(); });
  EXPECT_THAT(status, HasReason(v1::ERROR_REASON_FIELD_REQUIRED));
}

TEST(WriterTest, ManyWritersMakeRevisionsWithoutAGap) {
  constexpr int kWriters = 8;
  constexpr int kCommits = 25;
  LiveCatalog live;
  std::vector<std::thread> threads;
  std::atomic<int> made = 0;
  for (int writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < kCommits; ++i) {
        const auto outcome = live.Apply({NewActor(absl::StrCat("actors/a-", writer, "-", i))});
        if (outcome.ok()) ++made;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(made, kWriters * kCommits);
  EXPECT_EQ(live.log().Newest()->revision, 1 + kWriters * kCommits);
  EXPECT_EQ(live.catalog().Newest()->revision(), 1 + kWriters * kCommits);
  EXPECT_EQ(live.catalog().Newest()->CollectionOf(v1::RECORD_KIND_ACTOR).size(),
            3U + kWriters * kCommits);
}

TEST(WriterTest, TellsHowManyAreNotAnsweredYet) {
  std::latch answers(2);
  LiveCatalog live;  // ends its thread before they go
  CommitRequest request;
  request.records.push_back(IncomingRecord::Of(NewActor("actors/one")));
  request.options.set_reason("test");
  size_t alone = 0;
  size_t with_another = 0;
  live.writer().Submit(request, [&](const absl::StatusOr<CommitOutcome>& /*outcome*/) {
    alone = live.writer().pending();
    // The first keeps the thread while the second comes.
    live.writer().Submit(
        request, [&](const absl::StatusOr<CommitOutcome>& /*again*/) { answers.count_down(); });
    with_another = live.writer().pending();
    answers.count_down();
  });
  answers.wait();
  EXPECT_EQ(alone, 1);
  EXPECT_EQ(with_another, 2);
}

TEST(WriterTest, RefusesWhatWaitsWhenItEnds) {
  // Destruction answers everybody, one way or the other.
  std::latch answers(50);
  {
    LiveCatalog live;
    for (int i = 0; i < 50; ++i) {
      CommitRequest request;
      request.records.push_back(IncomingRecord::Of(NewActor(absl::StrCat("actors/a-", i))));
      request.options.set_reason("test");
      live.writer().Submit(
          request, [&](const absl::StatusOr<CommitOutcome>& /*outcome*/) { answers.count_down(); });
    }
  }
  answers.wait();
}

}  // namespace
}  // namespace oas::curation
