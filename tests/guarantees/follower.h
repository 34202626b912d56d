// A watcher that breaks off after every few messages, and goes on with its token.
#ifndef OAS_TESTS_GUARANTEES_FOLLOWER_H_
#define OAS_TESTS_GUARANTEES_FOLLOWER_H_

#include <memory>
#include <string>
#include <vector>

#include "tests/guarantees/ledger.h"
#include "tests/guarantees/restarting_server.h"
#include "tests/support/random_catalog.h"

namespace oas::testing {

// A revision as a watcher got it.
struct SeenRevision {
  int64_t revision = 0;
  ActorChanges changes;
};

// A token, and the revision up to which everything was seen with it.
struct GivenToken {
  std::string token;
  int64_t revision = 0;
};

// What a response says that was changed.
SeenRevision SeenIn(const v1::WatchTimelineResponse& response);

// Not thread-safe.
class Follower {
 public:
  // Begins after the revisions that a RestartingServer begins with.
  Follower(const RestartingServer& server, uint64_t seed);

  // Follows until it has seen `revision`, through restarts of the server.
  void FollowUntil(int64_t revision);

  const std::vector<SeenRevision>& seen() const { return seen_; }
  const std::vector<GivenToken>& tokens() const { return tokens_; }

 private:
  // Reads some messages of one stream; false when it ended by itself.
  bool ReadSome(v1::TimelineService::Stub& stub, int64_t until);
  void Take(const v1::WatchTimelineResponse& response);

  const RestartingServer& server_;
  Random random_;
  v1::WatchTimelineRequest request_;
  int64_t revision_ = 0;
  std::vector<SeenRevision> seen_;
  std::vector<GivenToken> tokens_;
};

// The first changes that come after a token, or why none come.
absl::StatusOr<SeenRevision> FirstAfter(const ChannelPtr& channel, const std::string& token);

}  // namespace oas::testing

#endif  // OAS_TESTS_GUARANTEES_FOLLOWER_H_
