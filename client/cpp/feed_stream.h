// One call of WatchTimeline, read with a limit to how long it may be silent.
#ifndef CLIENT_CPP_FEED_STREAM_H_
#define CLIENT_CPP_FEED_STREAM_H_

#include <grpcpp/completion_queue.h>
#include <grpcpp/support/async_stream.h>

#include <memory>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/client.h"

namespace oas::missions {

// How long to wait for a sign of life.
struct FeedPatience {
  // For the connection.
  absl::Duration connect = absl::Seconds(30);
  // For the next response.
  absl::Duration silence = absl::InfiniteDuration();
  // Whether to go on looking for a server that refuses the connection. gRPC looks for one only
  // while a call waits for it: between calls that fail at once, it would learn of a server late.
  bool wait_for_server = false;
};

// A stream that was begun. Not thread-safe.
class FeedStream {
 public:
  // `cancellation` may be nullptr.
  FeedStream(Client& client, const v1::WatchTimelineRequest& request, FeedPatience patience,
             Cancellation* cancellation);
  // Cancels what is not finished.
  ~FeedStream();
  FeedStream(const FeedStream&) = delete;
  FeedStream& operator=(const FeedStream&) = delete;

  // The next response. False when there is none: the stream ended, or was silent for too long.
  bool Read(v1::WatchTimelineResponse* response);

  // Why Read answered false. UNAVAILABLE when it was silence; OK when the server ended the stream.
  absl::Status Finish();

 private:
  bool Wait();
  bool WaitUntil(absl::Time deadline, bool* ok);

  Client& client_;
  const FeedPatience patience_;
  grpc::ClientContext context_;
  const Cancellation::Binding binding_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::ClientAsyncReaderInterface<v1::WatchTimelineResponse>> reader_;
  // The stream ended by itself.
  bool ended_ = false;
  bool finished_ = false;
  absl::Status silence_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_FEED_STREAM_H_
