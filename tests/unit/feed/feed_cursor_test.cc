// What a watcher gets: every revision once and in order, from wherever it begins.
#include "server/feed/feed_cursor.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/support/live_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::feed {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::LiveCatalog;
using ::testing::SizeIs;

constexpr char kMission[] = "missions/honduras-2009";
constexpr char kOtherMission[] = "missions/honduras-2016";

v1::WatchTimelineRequest FromRevision(int64_t revision) {
  v1::WatchTimelineRequest request;
  request.set_revision(revision);
  return request;
}

// All responses until there is nothing to send.
std::vector<v1::WatchTimelineResponse> PullAll(FeedCursor& cursor) {
  std::vector<v1::WatchTimelineResponse> responses;
  while (cursor.NextStep() != FeedCursor::Step::kWait) {
    const absl::StatusOr<ResponseBytes> bytes = cursor.Pull();
    EXPECT_THAT(bytes, IsOk());
    if (!bytes.ok()) break;
    if (*bytes == nullptr) continue;
    EXPECT_TRUE(responses.emplace_back().ParseFromString(**bytes));
  }
  return responses;
}

std::vector<v1::WatchTimelineResponse> Watch(LiveCatalog& live,
                                             const v1::WatchTimelineRequest& request) {
  absl::StatusOr<FeedCursor> cursor = FeedCursor::Open(live.feed(), request);
  EXPECT_THAT(cursor, IsOk());
  return cursor.ok() ? PullAll(*cursor) : std::vector<v1::WatchTimelineResponse>();
}

std::vector<int64_t> RevisionsOf(const std::vector<v1::WatchTimelineResponse>& responses) {
  std::vector<int64_t> revisions;
  for (const auto& response : responses) revisions.push_back(response.revision());
  return revisions;
}

// "UPDATED missions/honduras-2009", …
std::vector<std::string> ChangesOf(const std::vector<v1::WatchTimelineResponse>& responses) {
  std::vector<std::string> changes;
  for (const auto& response : responses) {
    for (const v1::RecordChange& change : response.changes().changes()) {
      changes.push_back(absl::StrCat(
          v1::ChangeType_Name(change.type()).substr(std::string("CHANGE_TYPE_").size()), " ",
          change.name()));
    }
  }
  return changes;
}

TEST(FeedCursorTest, TellsEveryRevisionOnceAndInOrder) {
  LiveCatalog live;
  ASSERT_THAT(live.Rename(kMission, "Second"), IsOk());
  ASSERT_THAT(live.Rename(kMission, "Third"), IsOk());
  v1::WatchTimelineRequest request;
  request.set_earliest(true);
  const auto responses = Watch(live, request);
  EXPECT_THAT(RevisionsOf(responses), ElementsAre(1, 2, 3));
  const v1::RecordChange& change = responses[2].changes().changes(0);
  EXPECT_EQ(change.type(), v1::CHANGE_TYPE_UPDATED);
  EXPECT_EQ(change.previous().mission().title(), "Second");
  EXPECT_EQ(change.current().mission().title(), "Third");
  EXPECT_THAT(change.changed_paths(), ElementsAre("title"));
  EXPECT_EQ(responses[2].changes().author(), "tester");
  EXPECT_EQ(responses[2].changes().reason(), "test");
}

TEST(FeedCursorTest, TheLogTellsTheSameAsMemory) {
  LiveCatalog live;
  ASSERT_THAT(live.Rename(kMission, "Second"), IsOk());
  ASSERT_THAT(live.Rename(kOtherMission, "Third"), IsOk());
  // A feed that has just started has seen no commit and reads them all from the log.
  CommitFeed fresh(live.catalog(), live.log(), live.feed().store_id());
  for (int64_t revision = 2; revision <= 3; ++revision) {
    const EncodedRevisionPtr kept = live.feed().Recent(revision);
    ASSERT_NE(kept, nullptr);
    ASSERT_EQ(fresh.Recent(revision), nullptr);
    const absl::StatusOr<EncodedRevisionPtr> read = fresh.Load(revision);
    ASSERT_THAT(read, IsOk());
    for (const auto view : {v1::RECORD_VIEW_BASIC, v1::RECORD_VIEW_FULL}) {
      EXPECT_EQ(*kept->Whole(view), *(*read)->Whole(view)) << revision;
    }
  }
}

TEST(FeedCursorTest, EveryTokenResumesAfterIt) {
  LiveCatalog live;
  for (int i = 0; i < 5; ++i) ASSERT_THAT(live.Rename(kMission, absl::StrCat("T", i)), IsOk());
  v1::WatchTimelineRequest request;
  request.set_earliest(true);
  for (const auto& response : Watch(live, request)) {
    v1::WatchTimelineRequest resumed;
    resumed.set_resume_token(response.resume_token());
    std::vector<int64_t> expected;
    for (int64_t i = response.revision() + 1; i <= 6; ++i) expected.push_back(i);
    EXPECT_EQ(RevisionsOf(Watch(live, resumed)), expected);
  }
}

TEST(FeedCursorTest, FilteredWatchersSeeRecordsEnterAndLeave) {
  LiveCatalog live;
  ASSERT_THAT(live.Rename(kMission, "Wanted"), IsOk());
  ASSERT_THAT(live.Rename(kMission, "Wanted still"), IsOk());
  ASSERT_THAT(live.Rename(kMission, "Not any more"), IsOk());
  ASSERT_THAT(live.Rename(kOtherMission, "Never was"), IsOk());
  v1::WatchTimelineRequest request = FromRevision(2);
  request.add_kinds(v1::RECORD_KIND_MISSION);
  request.set_filter("title:\"Wanted\"");
  EXPECT_THAT(ChangesOf(Watch(live, request)),
              ElementsAre(absl::StrCat("ENTERED ", kMission), absl::StrCat("UPDATED ", kMission),
                          absl::StrCat("LEFT ", kMission)));
}

TEST(FeedCursorTest, KindsThatAreNotAskedForAreNotSeenAndProgressGoesOn) {
  LiveCatalog live;
  ASSERT_THAT(live.Rename(kMission, "Second"), IsOk());
  v1::WatchTimelineRequest request = FromRevision(2);
  request.add_kinds(v1::RECORD_KIND_ACTOR);
  absl::StatusOr<FeedCursor> cursor = FeedCursor::Open(live.feed(), request);
  ASSERT_THAT(cursor, IsOk());
  EXPECT_THAT(PullAll(*cursor), IsEmpty());
  v1::WatchTimelineResponse progress;
  ASSERT_TRUE(progress.ParseFromString(*cursor->Progress()));
  EXPECT_TRUE(progress.has_progress());
  EXPECT_EQ(progress.revision(), 2);
  v1::WatchTimelineRequest resumed;
  resumed.set_resume_token(progress.resume_token());
  EXPECT_THAT(Watch(live, resumed), IsEmpty());
}

// Commits actors that together are several responses large.
void CommitLarge(LiveCatalog& live) {
  std::vector<v1::Record> records;
  for (int i = 0; i < 6; ++i) {
    v1::Record actor = live.Get("actors/general-assembly");
    actor.mutable_actor()->set_name(absl::StrCat("actors/large-", i));
    actor.mutable_actor()->set_summary(std::string(500'000, 'x'));
    actor.mutable_actor()->clear_etag();
    records.push_back(actor);
  }
  ASSERT_THAT(live.Apply(records), IsOk());
}

TEST(FeedCursorTest, LargeRevisionsComeInPartsThatEachCanBeResumed) {
  LiveCatalog live;
  CommitLarge(live);
  const auto responses = Watch(live, FromRevision(2));
  ASSERT_GT(responses.size(), 2U);
  EXPECT_THAT(ChangesOf(responses), SizeIs(6));
  for (size_t i = 0; i < responses.size(); ++i) {
    const bool last = i + 1 == responses.size();
    EXPECT_EQ(responses[i].changes().partial(), !last);
    EXPECT_EQ(responses[i].revision(), last ? 2 : 1);
    v1::WatchTimelineRequest resumed;
    resumed.set_resume_token(responses[i].resume_token());
    const std::vector<v1::WatchTimelineResponse> rest(
        responses.begin() + static_cast<std::ptrdiff_t>(i) + 1, responses.end());
    EXPECT_EQ(ChangesOf(Watch(live, resumed)), ChangesOf(rest));
  }
}

TEST(FeedCursorTest, ALargeRevisionIsReadOnceForAllWhoAreSentIt) {
  LiveCatalog live;
  CommitLarge(live);
  absl::StatusOr<FeedCursor> cursor = FeedCursor::Open(live.feed(), FromRevision(2));
  ASSERT_THAT(cursor, IsOk());
  EXPECT_EQ(live.feed().Recent(2), nullptr) << "nobody has it";
  ASSERT_EQ(cursor->NextStep(), FeedCursor::Step::kSlow);
  ASSERT_THAT(cursor->Pull(), IsOk());
  EXPECT_NE(live.feed().Recent(2), nullptr) << "kept for the parts to come, and for others";
  PullAll(*cursor);
  EXPECT_EQ(live.feed().Recent(2), nullptr) << "sent";
}

TEST(FeedCursorTest, ARevisionIsEncodedOnceForAllWhoSeeEverything) {
  LiveCatalog live;
  ASSERT_THAT(live.Rename(kMission, "A"), IsOk());
  absl::StatusOr<FeedCursor> first = FeedCursor::Open(live.feed(), FromRevision(2));
  absl::StatusOr<FeedCursor> second = FeedCursor::Open(live.feed(), FromRevision(2));
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(first->NextStep(), FeedCursor::Step::kQuick);
  ASSERT_EQ(second->NextStep(), FeedCursor::Step::kQuick);
  const absl::StatusOr<ResponseBytes> a = first->Pull();
  const absl::StatusOr<ResponseBytes> b = second->Pull();
  ASSERT_THAT(a, IsOk());
  ASSERT_THAT(b, IsOk());
  EXPECT_EQ(a->get(), b->get());
}

TEST(FeedCursorTest, InitialStateIsTheSnapshotThenSynced) {
  LiveCatalog live;
  v1::WatchTimelineRequest request;
  request.set_now(true);
  request.set_send_initial_state(true);
  request.add_kinds(v1::RECORD_KIND_MISSION);
  const auto responses = Watch(live, request);
  ASSERT_THAT(responses, SizeIs(2));
  EXPECT_THAT(ChangesOf(responses), SizeIs(3));
  EXPECT_TRUE(responses.back().has_synced());
  EXPECT_EQ(responses.back().revision(), 1);
}

TEST(FeedCursorTest, TokensOfTheInitialStateGoOnInIt) {
  LiveCatalog live;
  v1::WatchTimelineRequest request;
  request.set_now(true);
  request.set_send_initial_state(true);
  const auto whole = Watch(live, request);
  v1::WatchTimelineRequest resumed;
  resumed.set_resume_token(whole.front().resume_token());
  const auto rest = Watch(live, resumed);
  EXPECT_EQ(ChangesOf(whole).size(), ChangesOf({whole.front()}).size() + ChangesOf(rest).size());
  EXPECT_TRUE(rest.back().has_synced());
}

TEST(FeedCursorTest, RefusesTokensOfOtherStoresAndOfLostHistories) {
  LiveCatalog live;
  LiveCatalog other;
  ASSERT_THAT(live.Rename(kMission, "Here"), IsOk());
  ASSERT_THAT(other.Rename(kMission, "There"), IsOk());
  const auto responses = Watch(live, FromRevision(2));
  v1::WatchTimelineRequest resumed;
  resumed.set_resume_token(responses.front().resume_token());
  EXPECT_THAT(FeedCursor::Open(other.feed(), resumed),
              HasReason(v1::ERROR_REASON_FOREIGN_RESUME_TOKEN));

  // The same store, where another commit has taken the revision.
  ResumeToken token = *DecodeToken(responses.front().resume_token());
  token.chain ^= 1;
  resumed.set_resume_token(EncodeToken(token));
  EXPECT_THAT(FeedCursor::Open(live.feed(), resumed), HasReason(v1::ERROR_REASON_LOST_HISTORY));
  token = *DecodeToken(responses.front().resume_token());
  token.revision = 99;
  resumed.set_resume_token(EncodeToken(token));
  EXPECT_THAT(FeedCursor::Open(live.feed(), resumed), HasReason(v1::ERROR_REASON_LOST_HISTORY));
}

TEST(FeedCursorTest, RefusesRequestsThatCannotBeFollowed) {
  LiveCatalog live;
  EXPECT_FALSE(FeedCursor::Open(live.feed(), FromRevision(0)).ok());
  EXPECT_FALSE(FeedCursor::Open(live.feed(), FromRevision(-5)).ok());
  EXPECT_THAT(FeedCursor::Open(live.feed(), FromRevision(99)),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(FeedCursor::Open(live.feed(), FromRevision(2)), IsOk());
  v1::WatchTimelineRequest request;
  request.set_filter("no_such_field = 1");
  EXPECT_THAT(FeedCursor::Open(live.feed(), request), HasReason(v1::ERROR_REASON_INVALID_FILTER));
  request.clear_filter();
  request.mutable_progress_interval()->set_nanos(1);
  EXPECT_FALSE(FeedCursor::Open(live.feed(), request).ok());
}

}  // namespace
}  // namespace oas::feed
