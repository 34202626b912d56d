// Numbers that look random and are the same on every machine for a seed: those of the standard
// library's distributions are not.
#ifndef OAS_TESTS_BENCH_RANDOM_H_
#define OAS_TESTS_BENCH_RANDOM_H_

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace oas::bench {

// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  // A generator of its own for the `stream`-th thing made from a seed.
  Random(uint64_t seed, uint64_t stream) : state_(Random(seed).Next() ^ Random(~stream).Next()) {}

  uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // A number from 0 to `count` - 1; `count` must not be 0.
  uint32_t Below(uint32_t count) { return static_cast<uint32_t>((Next() >> 32) * count >> 32); }
  int Between(int least, int most) {
    return least + static_cast<int>(Below(static_cast<uint32_t>(most - least + 1)));
  }
  // From 0 to just below 1.
  double Fraction() { return static_cast<double>(Next() >> 11) * 0x1p-53; }
  bool Chance(double probability) { return Fraction() < probability; }

  template <typename Choices>
  const auto& Pick(const Choices& choices) {
    return choices[Below(static_cast<uint32_t>(std::size(choices)))];
  }

 private:
  uint64_t state_;
};

// Picks rank r, from 0, with a probability that is proportional to 1 / (r + 1)^exponent: a few take
// most, as with countries and office holders.
class Zipf {
 public:
  Zipf(uint32_t count, double exponent) {
    double sum = 0;
    for (uint32_t rank = 0; rank < count; ++rank) {
      sum += std::pow(rank + 1, -exponent);
      sums_.push_back(sum);
    }
  }
  uint32_t Pick(Random& random) const {
    const double point = random.Fraction() * sums_.back();
    const auto found = std::upper_bound(sums_.begin(), sums_.end() - 1, point);
    return static_cast<uint32_t>(found - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_RANDOM_H_
