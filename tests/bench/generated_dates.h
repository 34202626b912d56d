// Dates of generated records: of every precision, with ends that are known, unknown or not there.
#ifndef OAS_TESTS_BENCH_GENERATED_DATES_H_
#define OAS_TESTS_BENCH_GENERATED_DATES_H_

#include "absl/time/civil_time.h"
#include "oas/missions/v1/historic_date.pb.h"
#include "tests/bench/random.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace bench {

inline constexpr int kFirstYear = 1960;
inline constexpr int kLastYear = 2025;

// A year from kFirstYear to kLastYear; most of them are after 1990.
int PickYear(Random& random);

// A date that covers `day` with this precision: DAY, MONTH or YEAR.
v1::HistoricDate HistoricDateOf(absl::CivilDay day, v1::DatePrecision precision);

// A date of any precision whose first day lies in `year`.
v1::HistoricDate PickDate(int year, Random& random);

// A period that begins in `year` and lasts up to three years.
v1::HistoricPeriod PickPeriod(int year, Random& random);

}  // namespace bench
}  // namespace oas

#endif  // OAS_TESTS_BENCH_GENERATED_DATES_H_
