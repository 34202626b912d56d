// What a feed hands over, drops and refuses, response by response.
#include "client/cpp/feed_sequence.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using Step = FeedSequence::Step;

v1::WatchTimelineResponse At(std::int64_t revision) {
  v1::WatchTimelineResponse response;
  response.set_revision(revision);
  response.set_resume_token("token-" + std::to_string(revision));
  return response;
}

v1::WatchTimelineResponse Changes(std::int64_t revision) {
  v1::WatchTimelineResponse response = At(revision);
  response.mutable_changes()->add_changes();
  return response;
}

v1::WatchTimelineResponse Progress(std::int64_t revision) {
  v1::WatchTimelineResponse response = At(revision);
  response.mutable_progress();
  return response;
}

v1::WatchTimelineResponse Synced(std::int64_t revision) {
  v1::WatchTimelineResponse response = At(revision);
  response.mutable_synced();
  return response;
}

v1::WatchTimelineRequest From(std::int64_t revision) {
  v1::WatchTimelineRequest request;
  request.set_revision(revision);
  return request;
}

// The steps for responses in a row; an error ends them.
absl::StatusOr<std::vector<Step>> Steps(FeedSequence& sequence,
                                        const std::vector<v1::WatchTimelineResponse>& responses) {
  std::vector<Step> steps;
  for (const v1::WatchTimelineResponse& response : responses) {
    const absl::StatusOr<Step> step = sequence.Check(response);
    if (!step.ok()) return step.status();
    steps.push_back(*step);
    sequence.Advance(response);
  }
  return steps;
}

TEST(FeedSequenceTest, DropsRevisionsThatComeAgain) {
  FeedSequence sequence(From(5), std::nullopt);
  const auto steps = Steps(sequence, {Changes(5), Changes(6), Changes(6), Changes(5), Changes(7)});
  ASSERT_TRUE(steps.ok()) << steps.status();
  EXPECT_THAT(*steps, testing::ElementsAre(Step::kHandOver, Step::kHandOver, Step::kDrop,
                                           Step::kDrop, Step::kHandOver));
  EXPECT_EQ(sequence.position().revision, 7);
}

TEST(FeedSequenceTest, HandsOverEveryPartOfALargeRevision) {
  FeedSequence sequence(From(5), std::nullopt);
  v1::WatchTimelineResponse part = Changes(5);
  part.mutable_changes()->set_partial(true);
  part.set_resume_token("within 6");
  const auto steps = Steps(sequence, {Changes(5), part, part, Changes(6), Changes(6)});
  ASSERT_TRUE(steps.ok()) << steps.status();
  EXPECT_EQ(*steps, (std::vector<Step>{Step::kHandOver, Step::kHandOver, Step::kHandOver,
                                       Step::kHandOver, Step::kDrop}));
}

TEST(FeedSequenceTest, RefusesGapsInUnfilteredFeeds) {
  FeedSequence gap(From(5), std::nullopt);
  EXPECT_TRUE(absl::IsDataLoss(Steps(gap, {Changes(5), Changes(7)}).status()));
  FeedSequence late(From(5), std::nullopt);
  EXPECT_TRUE(absl::IsDataLoss(Steps(late, {Changes(6)}).status()));
  FeedSequence ahead(From(5), std::nullopt);
  EXPECT_TRUE(absl::IsDataLoss(Steps(ahead, {Changes(5), Progress(6)}).status()));
  v1::WatchTimelineRequest earliest;
  earliest.set_earliest(true);
  FeedSequence beginning(earliest, std::nullopt);
  EXPECT_TRUE(absl::IsDataLoss(Steps(beginning, {Changes(2)}).status()));
}

TEST(FeedSequenceTest, LetsFilteredFeedsLeaveRevisionsOut) {
  v1::WatchTimelineRequest request = From(5);
  request.set_filter("country = HN");
  FeedSequence filtered(request, std::nullopt);
  EXPECT_TRUE(Steps(filtered, {Changes(9), Progress(20), Changes(31)}).ok());
  request.clear_filter();
  request.add_kinds(v1::RECORD_KIND_EVENT);
  FeedSequence of_a_kind(request, std::nullopt);
  EXPECT_TRUE(Steps(of_a_kind, {Changes(9)}).ok());
}

TEST(FeedSequenceTest, LearnsFromTheServerWhereNowIs) {
  v1::WatchTimelineRequest request;
  request.set_now(true);
  FeedSequence sequence(request, std::nullopt);
  EXPECT_TRUE(Steps(sequence, {Progress(40), Changes(41)}).ok());
  EXPECT_TRUE(absl::IsDataLoss(Steps(sequence, {Changes(43)}).status()));
}

TEST(FeedSequenceTest, AsksToGoOnBehindTheLastToken) {
  v1::WatchTimelineRequest request;
  request.set_earliest(true);
  request.set_filter("x");
  FeedSequence sequence(request, std::nullopt);
  EXPECT_TRUE(sequence.NextRequest().earliest());
  ASSERT_TRUE(Steps(sequence, {Changes(3)}).ok());
  EXPECT_EQ(sequence.NextRequest().resume_token(), "token-3");
  EXPECT_EQ(sequence.NextRequest().filter(), "x");
}

TEST(FeedSequenceTest, TakesTheInitialStateAsItComes) {
  v1::WatchTimelineRequest request = From(8);
  request.set_send_initial_state(true);
  FeedSequence sequence(request, std::nullopt);
  ASSERT_TRUE(Steps(sequence, {Changes(7), Changes(7)}).ok());
  EXPECT_TRUE(sequence.NextRequest().send_initial_state());
  EXPECT_FALSE(sequence.position().synced);
  const auto steps = Steps(sequence, {Synced(7), Synced(7), Changes(8)});
  ASSERT_TRUE(steps.ok()) << steps.status();
  EXPECT_THAT(*steps, testing::ElementsAre(Step::kHandOver, Step::kDrop, Step::kHandOver));
  EXPECT_FALSE(sequence.NextRequest().send_initial_state());
}

TEST(FeedSequenceTest, GoesOnBehindAKeptPosition) {
  FeedSequence sequence(From(1), FeedPosition{.revision = 12, .resume_token = "kept"});
  EXPECT_EQ(sequence.NextRequest().resume_token(), "kept");
  EXPECT_TRUE(absl::IsDataLoss(Steps(sequence, {Changes(14)}).status()));
  ASSERT_TRUE(Steps(sequence, {Changes(13)}).ok());
}

TEST(FeedSequenceTest, DropsTheRevisionItGoesOnFromWithoutAToken) {
  FeedSequence sequence({}, FeedPosition{.revision = 12});
  EXPECT_EQ(sequence.NextRequest().revision(), 12);
  const auto steps = Steps(sequence, {Changes(12), Changes(13)});
  ASSERT_TRUE(steps.ok()) << steps.status();
  EXPECT_THAT(*steps, testing::ElementsAre(Step::kDrop, Step::kHandOver));
}

TEST(FeedSequenceTest, PassesOverWhatALaterVersionSends) {
  FeedSequence sequence(From(5), std::nullopt);
  const auto steps = Steps(sequence, {At(9), Changes(5)});
  ASSERT_TRUE(steps.ok()) << steps.status();
  EXPECT_THAT(*steps, testing::ElementsAre(Step::kDrop, Step::kHandOver));
}

}  // namespace
}  // namespace oas::missions
