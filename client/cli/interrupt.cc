#include "client/cli/interrupt.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

namespace oas::missions::cli {
namespace {

constexpr std::uint64_t kInterrupted = 1;
// So large that the sum of both, which is what is read, tells whether there was an interrupt.
constexpr std::uint64_t kOver = 1U << 16U;

// A signal handler is given nothing but the number of the signal: where it writes to must be
// static.
std::atomic<int>& EventDescriptor() {
  static std::atomic<int> descriptor = -1;
  static_assert(std::atomic<int>::is_always_lock_free, "or a signal handler could not use it");
  return descriptor;
}

void Write(std::uint64_t value) {
  // Fails only when there is no descriptor, and then there is nothing to tell.
  if (write(EventDescriptor().load(), &value, sizeof(value)) < 0) return;
}

void OnInterrupt(int /*signal*/) {
  const int error = errno;
  Write(kInterrupted);
  errno = error;
}

std::uint64_t WaitForEvent(int descriptor) {
  std::uint64_t value = 0;
  while (read(descriptor, &value, sizeof(value)) < 0 && errno == EINTR) {
  }
  return value;
}

}  // namespace

InterruptGuard::InterruptGuard(Cancellation& cancellation) {
  const int descriptor = eventfd(0, EFD_CLOEXEC);
  if (descriptor < 0) return;  // Ctrl-C then ends the process, as it does elsewhere.
  EventDescriptor() = descriptor;
  thread_ = std::thread([descriptor, &cancellation] {
    std::uint64_t value = WaitForEvent(descriptor);
    if (value % kOver == 0) return;
    cancellation.Cancel();
    if (value < kOver) WaitForEvent(descriptor);
  });
  struct sigaction action = {};
  action.sa_handler = &OnInterrupt;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

InterruptGuard::~InterruptGuard() {
  if (!thread_.joinable()) return;
  std::signal(SIGINT, SIG_DFL);
  Write(kOver);
  thread_.join();
  close(EventDescriptor().exchange(-1));
}

}  // namespace oas::missions::cli
