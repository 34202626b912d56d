#include "client/cpp/backoff.h"

#include "gtest/gtest.h"

namespace oas::missions {
namespace {

TEST(BackoffTest, GrowsUpToTheMaximumAndBeginsAnew) {
  Backoff backoff({.initial = absl::Seconds(1), .maximum = absl::Seconds(5), .jitter = 0});
  EXPECT_EQ(backoff.Next(), absl::Seconds(1));
  EXPECT_EQ(backoff.Next(), absl::Seconds(2));
  EXPECT_EQ(backoff.Next(), absl::Seconds(4));
  EXPECT_EQ(backoff.Next(), absl::Seconds(5));
  EXPECT_EQ(backoff.Next(), absl::Seconds(5));
  backoff.Reset();
  EXPECT_EQ(backoff.Next(), absl::Seconds(1));
}

TEST(BackoffTest, SpreadsDelaysRepeatably) {
  Backoff one({.initial = absl::Seconds(1), .jitter = 0.5, .seed = 1});
  Backoff same({.initial = absl::Seconds(1), .jitter = 0.5, .seed = 1});
  Backoff other({.initial = absl::Seconds(1), .jitter = 0.5, .seed = 2});
  const absl::Duration delay = one.Next();
  EXPECT_EQ(delay, same.Next());
  EXPECT_NE(delay, other.Next());
  EXPECT_LE(delay, absl::Seconds(1));
  EXPECT_GE(delay, absl::Seconds(0.5));
}

}  // namespace
}  // namespace oas::missions
