// Ends a stream from outside: from another thread, or because a user has seen enough.
//
//     Cancellation cancellation;
//     std::thread waiter([&] { WaitForUser(); cancellation.Cancel(); });
//     ReplayTimeline(client, request, consume, &cancellation);  // CANCELLED once it was called
#ifndef CLIENT_CPP_CANCELLATION_H_
#define CLIENT_CPP_CANCELLATION_H_

#include <grpcpp/client_context.h>

#include <condition_variable>
#include <mutex>

#include "absl/time/time.h"

namespace oas::missions {

// A request to stop. It holds for the calls that are bound now and for all that will be.
// Thread-safe; it must outlive its bindings.
class Cancellation {
 public:
  Cancellation() = default;
  Cancellation(const Cancellation&) = delete;
  Cancellation& operator=(const Cancellation&) = delete;

  void Cancel();
  bool cancelled() const;

  // Waits for as long as told, or until it is cancelled, which is what it answers.
  bool WaitFor(absl::Duration duration);

  // Lets `cancellation`, which may be nullptr, cancel a call for as long as this lives. One call at
  // a time.
  class Binding {
   public:
    Binding(Cancellation* cancellation, grpc::ClientContext& context);
    ~Binding();
    Binding(const Binding&) = delete;
    Binding& operator=(const Binding&) = delete;

   private:
    Cancellation* const cancellation_;
  };

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool cancelled_ = false;
  grpc::ClientContext* context_ = nullptr;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_CANCELLATION_H_
