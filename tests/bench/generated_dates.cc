#include "tests/bench/generated_dates.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace oas::bench {
namespace {

constexpr double kAfterColdWar = 0.75;  // part of the records that begin in 1990 or later
constexpr int kColdWarEnd = 1990;

void SetDate(absl::CivilDay day, google::type::Date& date) {
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
}

v1::HistoricDate Between(absl::CivilDay first, absl::CivilDay last, v1::DatePrecision precision) {
  v1::HistoricDate date;
  SetDate(first, *date.mutable_earliest());
  SetDate(last, *date.mutable_latest());
  date.set_precision(precision);
  return date;
}

v1::DatePrecision PickPrecision(Random& random) {
  const double point = random.Fraction();
  if (point < 0.55) return v1::DATE_PRECISION_DAY;
  if (point < 0.80) return v1::DATE_PRECISION_MONTH;
  return point < 0.94 ? v1::DATE_PRECISION_YEAR : v1::DATE_PRECISION_RANGE;
}

// A date with `day` as its first day, or near it.
v1::HistoricDate DateAround(absl::CivilDay day, Random& random) {
  const v1::DatePrecision precision = PickPrecision(random);
  v1::HistoricDate date = precision == v1::DATE_PRECISION_RANGE
                              ? Between(day, day + random.Between(5, 200), precision)
                              : HistoricDateOf(day, precision);
  if (precision == v1::DATE_PRECISION_RANGE || random.Chance(0.05)) date.set_approximate(true);
  if (random.Chance(0.1)) date.set_source_text(absl::StrCat("in ", day.year()));
  return date;
}

absl::CivilDay DayIn(int year, Random& random) {
  return absl::CivilDay(year, 1, 1) + random.Between(0, 364);
}

}  // namespace

int PickYear(Random& random) {
  return random.Chance(kAfterColdWar) ? random.Between(kColdWarEnd, kLastYear)
                                      : random.Between(kFirstYear, kColdWarEnd - 1);
}

v1::HistoricDate HistoricDateOf(absl::CivilDay day, v1::DatePrecision precision) {
  if (precision == v1::DATE_PRECISION_YEAR) {
    const absl::CivilYear year(day);
    return Between(absl::CivilDay(year), absl::CivilDay(year + 1) - 1, precision);
  }
  if (precision == v1::DATE_PRECISION_MONTH) {
    const absl::CivilMonth month(day);
    return Between(absl::CivilDay(month), absl::CivilDay(month + 1) - 1, precision);
  }
  return Between(day, day, precision);
}

v1::HistoricDate PickDate(int year, Random& random) {
  return DateAround(DayIn(year, random), random);
}

v1::HistoricPeriod PickPeriod(int year, Random& random) {
  const absl::CivilDay begin = DayIn(year, random);
  v1::HistoricPeriod period;
  *period.mutable_start_date() = DateAround(begin, random);
  const absl::CivilDay end = begin + random.Between(1, 1000);
  const bool may_go_on = end.year() >= kLastYear - 3;
  if (may_go_on && random.Chance(0.6)) {
    period.set_ongoing(true);
  } else if (random.Chance(0.75)) {
    const auto precision = std::min(PickPrecision(random), v1::DATE_PRECISION_YEAR);
    *period.mutable_end_date() = HistoricDateOf(end, precision);
  }
  return period;
}

}  // namespace oas::bench
