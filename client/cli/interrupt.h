// Ctrl-C as a way to end a stream and keep what has arrived.
#ifndef CLIENT_CLI_INTERRUPT_H_
#define CLIENT_CLI_INTERRUPT_H_

#include <thread>

#include "client/cpp/cancellation.h"

namespace oas::missions::cli {

// While one lives, the first SIGINT cancels `cancellation` instead of ending the process; a second
// one ends it as usual. At most one at a time.
class InterruptGuard {
 public:
  explicit InterruptGuard(Cancellation& cancellation);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  // The handler may do next to nothing, so a thread does it.
  std::thread thread_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_INTERRUPT_H_
