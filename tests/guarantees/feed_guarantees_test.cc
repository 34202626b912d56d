// What ARCHITECTURE.md promises of feeds: Ordered, Complete, ExactlyOncePerRevision, Resumable,
// Progressing. Histories are random, followers break off after every few messages, one reads
// nothing while the history is made, and the server is stopped and started under all of them.
#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/guarantees/follower.h"
#include "tests/guarantees/random_curator.h"
#include "tests/support/status_matchers.h"

namespace oas::testing {
namespace {

class FeedGuarantees : public ::testing::Test {
 protected:
  static constexpr int kCurators = 4;
  static constexpr int kCommits = 25;  // of each
  static constexpr int kRestarts = 3;
  static constexpr int kFollowers = 3;
  static constexpr int64_t kFirst = 5;  // after the history that the server begins with
  static constexpr int64_t kLast = kFirst + int64_t{kCurators} * kCommits - 1;

  // Makes the history, while followers follow it.
  void SetUp() override {
    for (int i = 0; i < kFollowers; ++i) {
      followers_.push_back(std::make_unique<Follower>(server_, seed_ + static_cast<uint64_t>(i)));
    }
    std::vector<std::thread> threads;
    // The last one begins when all is over.
    for (int i = 0; i + 1 < kFollowers; ++i) {
      threads.emplace_back([this, i] { followers_[static_cast<size_t>(i)]->FollowUntil(kLast); });
    }
    for (int round = 0; round <= kRestarts; ++round) {
      if (round > 0) server_.Restart();
      RunCurators(round);
    }
    for (std::thread& thread : threads) thread.join();
    followers_.back()->FollowUntil(kLast);
    ASSERT_EQ(ledger_.last_revision(), kLast);
  }

  // A part of each curator's commits; the server is restarted while the last ones are made.
  void RunCurators(int round) {
    std::vector<std::thread> threads;
    const int first = kCommits * round / (kRestarts + 1);
    const int end = kCommits * (round + 1) / (kRestarts + 1);
    for (RandomCurator& curator : curators_) {
      threads.emplace_back([&curator, first, end] {
        for (int i = first; i < end; ++i) curator.Commit();
      });
    }
    server_.Restart();
    for (std::thread& thread : threads) thread.join();
  }

  const uint64_t seed_ = TestSeed();
  RestartingServer server_;
  Ledger ledger_;
  std::vector<RandomCurator> curators_ = {{server_, ledger_, 0, seed_},
                                          {server_, ledger_, 1, seed_},
                                          {server_, ledger_, 2, seed_},
                                          {server_, ledger_, 3, seed_}};
  std::vector<std::unique_ptr<Follower>> followers_;
};

TEST_F(FeedGuarantees, Ordered) {
  for (const auto& follower : followers_) {
    for (size_t i = 1; i < follower->seen().size(); ++i) {
      ASSERT_LE(follower->seen()[i - 1].revision, follower->seen()[i].revision);
    }
  }
}

TEST_F(FeedGuarantees, Complete) {
  for (const auto& follower : followers_) {
    std::map<int64_t, ActorChanges> seen;
    for (const SeenRevision& revision : follower->seen()) {
      seen[revision.revision] = revision.changes;
    }
    ASSERT_EQ(seen, ledger_.commits());
  }
}

TEST_F(FeedGuarantees, ExactlyOncePerRevision) {
  for (const auto& follower : followers_) {
    std::set<int64_t> revisions;
    for (const SeenRevision& revision : follower->seen()) {
      ASSERT_TRUE(revisions.insert(revision.revision).second) << revision.revision;
    }
    ASSERT_EQ(revisions.size(), static_cast<size_t>(kLast - kFirst + 1));
  }
}

TEST_F(FeedGuarantees, Resumable) {
  curators_[0].Commit();  // so that every token has something after it
  const auto commits = ledger_.commits();
  for (int restarts = 0; restarts < 2; ++restarts) {
    for (const auto& follower : followers_) {
      for (const GivenToken& given : follower->tokens()) {
        const auto after = FirstAfter(server_.channel(), given.token);
        ASSERT_THAT(after, IsOk());
        ASSERT_EQ(after->revision, given.revision + 1);
        ASSERT_EQ(after->changes, commits.at(after->revision));
      }
    }
    server_.Restart();
  }
}

TEST_F(FeedGuarantees, ResumableOnlyWhereTheHistoryIsTheSame) {
  const std::string token = followers_[0]->tokens().back().token;
  const RestartingServer other;
  EXPECT_THAT(FirstAfter(other.channel(), token), HasReason(v1::ERROR_REASON_FOREIGN_RESUME_TOKEN));
  // The store is put back to what it was before the next commit, and goes another way from there.
  server_.Backup("backup.db");
  curators_[0].Commit();
  followers_[0]->FollowUntil(kLast + 1);
  const std::string lost = followers_[0]->tokens().back().token;
  server_.StartOn("backup.db");
  EXPECT_THAT(FirstAfter(server_.channel(), lost), HasReason(v1::ERROR_REASON_LOST_HISTORY));
  Ledger elsewhere;
  RandomCurator(server_, elsewhere, 7, seed_).Commit();
  EXPECT_THAT(FirstAfter(server_.channel(), lost), HasReason(v1::ERROR_REASON_LOST_HISTORY));
  const auto after = FirstAfter(server_.channel(), token);
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->changes, elsewhere.commits().at(kLast + 1));
}

TEST_F(FeedGuarantees, Progressing) {
  v1::WatchTimelineRequest request;
  request.set_earliest(true);
  request.add_kinds(v1::RECORD_KIND_SUSPENSION);  // of which curators make none
  request.mutable_progress_interval()->set_seconds(1);
  grpc::ClientContext context;
  SetDeadline(context);
  const auto stub = v1::TimelineService::NewStub(server_.channel());
  const auto reader = stub->WatchTimeline(&context, request);
  curators_[0].Commit();
  v1::WatchTimelineResponse response;
  while (response.revision() < kLast + 1) {
    ASSERT_TRUE(reader->Read(&response)) << "the token stays at revision " << response.revision();
  }
  EXPECT_TRUE(response.has_progress());
  context.TryCancel();
  while (reader->Read(&response)) {
  }
}

}  // namespace
}  // namespace oas::testing
