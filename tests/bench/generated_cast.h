// Whom and what generated missions refer to: actors, instruments and sources.
#ifndef OAS_TESTS_BENCH_GENERATED_CAST_H_
#define OAS_TESTS_BENCH_GENERATED_CAST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "oas/missions/v1/record.pb.h"
#include "tests/bench/random.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

inline constexpr char kDemocraticCharter[] = "instruments/democratic-charter";
inline constexpr char kResolution1080[] = "instruments/resolution-1080";
inline constexpr int kCharterArticles = 28;

// Immutable. The names of its records are different; what they refer to is in it, too.
class GeneratedCast {
 public:
  GeneratedCast(uint32_t missions, uint64_t seed);

  uint32_t size() const;
  // Without the fields that the server sets.
  v1::Record RecordAt(uint32_t index) const;

  // Bodies that send missions, and persons known over the whole hemisphere: a few take part in
  // most.
  const std::string& PickBody(Random& random) const { return actors_[bodies_.Pick(random)]; }
  const std::string& PickKnownPerson(Random& random) const;
  // Somebody who takes part in about 40 missions of the catalog, however large it is.
  const std::string& PickLocalPerson(Random& random) const;
  // A resolution or agreement; not the Charter and not Resolution 1080.
  const std::string& PickDecision(Random& random) const;
  const std::string& PickSource(Random& random) const { return random.Pick(sources_); }

 private:
  v1::Actor ActorAt(uint32_t index) const;
  v1::Instrument InstrumentAt(uint32_t index) const;
  v1::Source SourceAt(uint32_t index) const;
  // A generator for what belongs to a record, apart from those of all others.
  Random RandomFor(const std::string& name) const;

  uint64_t seed_;
  std::vector<std::string> actors_;  // bodies, then known persons, then local ones
  std::vector<std::string> instruments_;
  std::vector<std::string> sources_;
  Zipf bodies_;
  Zipf known_persons_;
  Zipf decisions_;
};

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_GENERATED_CAST_H_
