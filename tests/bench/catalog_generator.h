// Catalogs of any size for tests and measurements: the same records for the same seed, valid but
// for one thing (see MissionPlace), and spread as a real catalog's would be. A few countries, types
// and actors have most missions; every catalog also has actors who take part in about 40, dates of
// every precision, invocations (one in eight missions after 1991), suspensions and events. A
// mission takes about 1,000 bytes encoded.
//
//     CatalogGenerator generator({.missions = 10'000, .seed = 1});
//     v1::Record record;
//     while (generator.Next(record)) Use(record);
#ifndef OAS_TESTS_BENCH_CATALOG_GENERATOR_H_
#define OAS_TESTS_BENCH_CATALOG_GENERATOR_H_

#include <cstdint>
#include <deque>
#include <vector>

#include "absl/time/time.h"
#include "oas/missions/v1/record.pb.h"
#include "tests/bench/generated_cast.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

struct GeneratorOptions {
  uint32_t missions = 1000;
  uint64_t seed = 1;
};

// Goes up by one whenever the generator makes other records of the same options: what is kept of
// the old ones is then made anew.
inline constexpr int kGeneratorVersion = 1;

// Not thread-safe. Keeps eight bytes for each mission, however many have been made.
class CatalogGenerator {
 public:
  explicit CatalogGenerator(const GeneratorOptions& options);

  // Makes the next record, stamped as new at revision 1; false after the last. What a record refers
  // to may come later. Missions come in no order of time.
  bool Next(v1::Record& record);

  // When the generated revision was committed.
  static absl::Time CommitTime();

 private:
  struct Slot {  // of a mission
    uint8_t state;
    int16_t year;
    uint32_t ordinal;
  };

  bool MakeNext(v1::Record& record);
  // How many missions there are of the country and year of `slot`.
  uint32_t& CountOf(const Slot& slot);
  // Whether the mission of `slot` and the one of the next ordinal are related.
  bool LeadsToNext(const Slot& slot);

  const GeneratorOptions options_;
  const GeneratedCast cast_;
  std::vector<Slot> slots_;
  std::vector<uint32_t> counts_;  // by state and year
  uint32_t next_cast_ = 0;
  uint32_t next_mission_ = 0;
  std::deque<v1::Record> story_;  // what is left of the mission made last
};

// All records of a small catalog.
std::vector<v1::Record> GenerateCatalog(const GeneratorOptions& options);

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_CATALOG_GENERATOR_H_
