// Follows the catalog: every change once, in the order of the commits, whatever happens to
// connections and servers in between.
//
//     class Printer : public FeedConsumer {
//       absl::Status OnChanges(const FeedChanges& changes) override {
//         Print(changes.batch);
//         return Save(changes.position);  // and later FeedOptions{.position = saved}
//       }
//     };
//     v1::WatchTimelineRequest request;
//     request.set_earliest(true);
//     FeedReader reader(client, {.request = request});
//     absl::Status status = reader.Follow(printer, &cancellation);
#ifndef CLIENT_CPP_FEED_READER_H_
#define CLIENT_CPP_FEED_READER_H_

#include <cstdint>
#include <functional>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "client/cpp/backoff.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/client.h"
#include "client/cpp/feed_position.h"
#include "client/cpp/feed_sequence.h"

namespace oas::missions {

// Changes that are handed over; valid during the call.
struct FeedChanges {
  // The changes of one revision, or a part of the initial state. A revision too large for one
  // message comes in parts: all but the last have `partial`, and `revision` is still the one
  // before.
  const v1::ChangeBatch& batch;
  std::int64_t revision = 0;
  bool initial_state = false;
  // The position behind them: to be kept once the changes are dealt with, not before.
  const FeedPosition& position;
};

// A connection that did not last.
struct FeedInterruption {
  // Why it ended; OK when the server was stopping or ended the stream in good order.
  absl::Status reason;
  // How long until the next attempt.
  absl::Duration delay;
  // Attempts in a row that brought nothing.
  int failures = 0;
};

// What a feed is handed over to, in order and from the thread that follows. A status that is not OK
// ends the feed, is passed on, and leaves the position before what was handed over.
class FeedConsumer {
 public:
  virtual ~FeedConsumer() = default;

  virtual absl::Status OnChanges(const FeedChanges& changes) = 0;
  // The initial state is complete.
  virtual absl::Status OnSynced(const FeedPosition& /*position*/) { return absl::OkStatus(); }
  // There is nothing new that the feed selects up to the position; the catalog is at
  // `newest_revision`.
  virtual absl::Status OnProgress(const FeedPosition& /*position*/,
                                  std::int64_t /*newest_revision*/) {
    return absl::OkStatus();
  }
  // The initial state had not got far enough to be resumed: it begins anew, and what was handed
  // over of it comes again.
  virtual absl::Status OnRestart() { return absl::OkStatus(); }
  // There is a pause until the feed goes on.
  virtual void OnInterruption(const FeedInterruption& /*interruption*/) {}
};

// What to follow, and how patiently.
struct FeedOptions {
  v1::WatchTimelineRequest request;
  // Goes on after this instead of where the request begins.
  std::optional<FeedPosition> position = std::nullopt;
  BackoffOptions backoff = {};
  // How long to look for a server at first; once there was one, for as long as it takes.
  absl::Duration first_contact = absl::InfiniteDuration();
  // How long a stream may bring nothing before it is given up and begun again: three times the
  // request's progress_interval when not told.
  std::optional<absl::Duration> silence = std::nullopt;
  // Waits between attempts; a wait that `cancellation` ends when not told.
  std::function<void(absl::Duration)> wait;
};

// True for errors that pass: no server, a broken connection, a server that is stopping or has too
// much to do. Everything else (a wrong filter, a token of another store, a method that is not
// served) would fail again.
bool IsPassing(const absl::Status& status);

// A feed. Not thread-safe; the client must outlive it.
class FeedReader {
 public:
  FeedReader(Client& client, FeedOptions options);

  // Follows until `cancellation` ends it (CANCELLED), the consumer does, or an error that does not
  // pass: those of the service; DATA_LOSS when a feed without a filter leaves a revision out;
  // UNAVAILABLE when there was no first contact. Goes on where it ended when called again.
  absl::Status Follow(FeedConsumer& consumer, Cancellation* cancellation = nullptr);

  // Behind what was handed over last.
  const FeedPosition& position() const { return sequence_.position(); }

 private:
  // How a stream ended.
  struct Ending {
    absl::Status status;
    bool final = false;
  };

  Ending FollowStream(FeedConsumer& consumer, Cancellation* cancellation);
  absl::Status HandOver(const v1::WatchTimelineResponse& response, FeedConsumer& consumer);
  void Pause(const absl::Status& reason, FeedConsumer& consumer, Cancellation* cancellation);

  Client& client_;
  const FeedOptions options_;
  FeedSequence sequence_;
  Backoff backoff_;
  int failures_ = 0;
  bool contact_ = false;
  // A part of the initial state was handed over without a token to go on behind it.
  bool unresumable_state_ = false;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_FEED_READER_H_
