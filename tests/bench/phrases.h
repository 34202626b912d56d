// Texts of generated records, put together from lists of words. They read like a catalog of
// missions and say nothing about any real one.
#ifndef OAS_TESTS_BENCH_PHRASES_H_
#define OAS_TESTS_BENCH_PHRASES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "oas/missions/v1/mission.pb.h"
#include "tests/bench/random.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

struct PersonName {
  std::string display_name;  // "Marta Quiroga"
  std::string slug;          // "marta-quiroga"
};

PersonName PickPersonName(Random& random);

// "Good Offices Mission in Haiti".
std::string MissionTitle(v1::MissionType type, absl::string_view country, Random& random);

// A sentence of what somebody did, or of what was asked or came of it: 60 to 140 characters.
std::string Sentence(Random& random);
// `count` sentences.
std::string Paragraph(int count, Random& random);

// A few words that name a situation: "dispute over the electoral register".
std::string Situation(Random& random);
// An office: "Foreign Minister".
std::string Office(Random& random);

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_PHRASES_H_
