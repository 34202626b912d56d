// How long to wait before something that failed is tried again.
//
//     Backoff backoff({.seed = 7});
//     wait(backoff.Next());  // about 100 ms, then 200 ms, 400 ms, ... up to 30 s
#ifndef CLIENT_CPP_BACKOFF_H_
#define CLIENT_CPP_BACKOFF_H_

#include <cstdint>
#include <random>

#include "absl/time/time.h"

namespace oas::missions {

// How delays grow.
struct BackoffOptions {
  absl::Duration initial = absl::Milliseconds(100);
  absl::Duration maximum = absl::Seconds(30);
  double growth = 2.0;
  // Each delay is shortened by a random share of up to this, so that the clients of a server that
  // went down do not all come back at the same moment.
  double jitter = 0.5;
  // Makes the delays repeatable; a seed of the system's when 0.
  std::uint64_t seed = 0;
};

// Exponential backoff with jitter. Not thread-safe.
class Backoff {
 public:
  explicit Backoff(const BackoffOptions& options);

  // The next delay.
  absl::Duration Next();
  // It worked: begins anew.
  void Reset() { next_ = options_.initial; }

 private:
  const BackoffOptions options_;
  absl::Duration next_;
  std::mt19937_64 random_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_BACKOFF_H_
