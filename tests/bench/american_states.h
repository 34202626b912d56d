// The 35 states of the Americas: where generated missions work.
#ifndef OAS_TESTS_BENCH_AMERICAN_STATES_H_
#define OAS_TESTS_BENCH_AMERICAN_STATES_H_

#include <array>

#include "oas/missions/v1/country.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

struct AmericanState {
  const char* region_code;  // ISO 3166-1
  const char* alpha3_code;
  const char* numeric_code;
  const char* slug;
  const char* display_name;
  const char* capital;
  double latitude;  // of the capital, in degrees
  double longitude;
  const char* subregion;
  int joined;  // year in which it joined the OAS
};

// Those where generated missions are most frequent come first.
extern const std::array<AmericanState, 35> kAmericanStates;

// The record of a state, without the fields that the server sets and without assertions.
v1::Country CountryOf(const AmericanState& state);

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_AMERICAN_STATES_H_
