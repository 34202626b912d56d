#include "client/cpp/backoff.h"

#include <algorithm>

namespace oas::missions {

Backoff::Backoff(const BackoffOptions& options)
    : options_(options),
      next_(options.initial),
      random_(options.seed != 0 ? options.seed : std::random_device{}()) {}

absl::Duration Backoff::Next() {
  const double share = std::uniform_real_distribution<double>(0, options_.jitter)(random_);
  const absl::Duration delay = next_ * (1 - share);
  next_ = std::min(options_.maximum, next_ * options_.growth);
  return delay;
}

}  // namespace oas::missions
