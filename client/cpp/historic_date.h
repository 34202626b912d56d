// Dates of the catalog as text: printed no more precisely than they are known, and read from what
// people type.
//
//     FormatHistoricDate(mission.period().start_date())    "2009-06"
//     DescribeHistoricDate(mission.period().start_date())  "June 2009"
//     FormatHistoricPeriod(mission.period())               "2002 – 2006"
//     ParsePartialDate("2009-06")                          Date{year: 2009, month: 6}
//
// All functions are pure and thread-safe. Texts are UTF-8. Days are proleptic Gregorian.
#ifndef CLIENT_CPP_HISTORIC_DATE_H_
#define CLIENT_CPP_HISTORIC_DATE_H_

#include <chrono>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/historic_date.pb.h"

namespace oas::missions {

// The date in ISO 8601 form, cut at its precision: "2009-06-28", "2009-06" or "2009". A range is
// "2009-06-28..2009-07-04"; bounds that are whole months or years print as such ("2004..2005"). A
// leading "~" marks an approximate date. Empty when the date is not set. Never shows a day that is
// not known.
std::string FormatHistoricDate(const v1::HistoricDate& date);

// The date in words: "28 June 2009", "June 2009", "2009", "between 28 June and 4 July 2009", with
// "about" or "roughly" before an approximate one. Empty when the date is not set.
std::string DescribeHistoricDate(const v1::HistoricDate& date);

// The period with both ends as FormatHistoricDate has them: "2002 – 2006", "2015 – present", and
// "2002 – ?" where the end is not known. One date when both ends read the same.
std::string FormatHistoricPeriod(const v1::HistoricPeriod& period);

// The period with both ends in words: "28 June 2009 – 1 June 2011".
std::string DescribeHistoricPeriod(const v1::HistoricPeriod& period);

// A date whose month or day may be 0, in ISO 8601 form: "2009-06-28", "2009-06", "2009". Empty when
// the year is 0.
std::string FormatPartialDate(const google::type::Date& date);

// Reads "2009", "2009-06" or "2009-06-28"; parts that are not given are 0. INVALID_ARGUMENT, with a
// sentence that says what is wrong, for anything else and for days that no calendar has.
absl::StatusOr<google::type::Date> ParsePartialDate(absl::string_view text);

// True when `date` is a day, or a whole month (day 0) or year (month and day 0), of the calendar,
// in the years 1 to 9999.
bool IsValidPartialDate(const google::type::Date& date);

// The first and the last day of a valid partial date: 2009-06 begins on 2009-06-01 and ends on
// 2009-06-30.
std::chrono::sys_days FirstDay(const google::type::Date& date);
std::chrono::sys_days LastDay(const google::type::Date& date);

}  // namespace oas::missions

#endif  // CLIENT_CPP_HISTORIC_DATE_H_
