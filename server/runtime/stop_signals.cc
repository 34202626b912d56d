#include "server/runtime/stop_signals.h"

#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <initializer_list>

namespace oas::runtime {
namespace {

constexpr int kOwnStop = SIGUSR1;

volatile std::sig_atomic_t late_exit_code = 0;

sigset_t SetOf(std::initializer_list<int> numbers) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : numbers) sigaddset(&signals, number);
  return signals;
}

void EndLate(int /*signal*/) {
  constexpr char kWords[] =
      "missiond: ended without waiting any longer for its store, which does not answer\n";
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kWords, sizeof(kWords) - 1);
  _exit(late_exit_code);
}

}  // namespace

void BlockStopSignals() {
  const sigset_t signals = SetOf({SIGTERM, SIGINT, kOwnStop});
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int WaitForStopSignal() {
  const sigset_t signals = SetOf({SIGTERM, SIGINT, kOwnStop});
  int signal = 0;
  sigwait(&signals, &signal);
  const sigset_t usual = SetOf({SIGTERM, SIGINT});
  pthread_sigmask(SIG_UNBLOCK, &usual, nullptr);
  return signal;
}

void StopProcess() { kill(getpid(), kOwnStop); }

void LimitEnd(absl::Duration patience, int exit_code) {
  late_exit_code = exit_code;
  std::signal(SIGALRM, &EndLate);  // NOLINT(cert-err33-c): of a signal that can be caught
  const auto seconds = std::clamp<int64_t>(absl::ToInt64Seconds(patience), 1, 100'000);
  alarm(static_cast<unsigned>(seconds));
}

}  // namespace oas::runtime
