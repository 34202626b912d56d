// A generated mission and the records that belong to it alone.
#ifndef OAS_TESTS_BENCH_MISSION_STORY_H_
#define OAS_TESTS_BENCH_MISSION_STORY_H_

#include <cstdint>
#include <vector>

#include "oas/missions/v1/record.pb.h"
#include "tests/bench/generated_cast.h"
#include "tests/bench/random.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

// Where a mission stands among those of its country and year; its name follows from it. By the
// curators' rule there is one mission for a country and year, so the names of all but the first
// have their number added: missions/haiti-1991, missions/haiti-1991-2.
struct MissionPlace {
  uint32_t state = 0;  // in kAmericanStates
  int year = 0;
  uint32_t ordinal = 1;
  bool follows_previous = false;  // is related to the mission of the ordinal before
  bool leads_to_next = false;
};

// The mission, then its invocations, suspension and events, if any. Links between them are mutual;
// everything else that they refer to is in `cast`. Without the fields that the server sets.
std::vector<v1::Record> TellStory(const MissionPlace& place, const GeneratedCast& cast,
                                  Random& random);

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_MISSION_STORY_H_
