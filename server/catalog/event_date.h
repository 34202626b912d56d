// Historic dates as intervals of days, for comparing. A day is the number yyyymmdd, which orders
// like the calendar and can be read in a debugger.
#ifndef OAS_SERVER_CATALOG_EVENT_DATE_H_
#define OAS_SERVER_CATALOG_EVENT_DATE_H_

#include <compare>
#include <cstdint>

#include "google/type/date.pb.h"
#include "oas/missions/v1/historic_date.pb.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace catalog {

inline constexpr int32_t kNoDay = 99'991'232;  // after every day of the calendar

// The days from `first` to `last`, both included.
struct DayInterval {
  int32_t first = kNoDay;
  int32_t last = kNoDay;

  bool Overlaps(const DayInterval& other) const {
    return first <= other.last && other.first <= last;
  }
  // Total order of event time: earlier first; of two that begin together the longer one first.
  friend std::strong_ordering operator<=>(const DayInterval& a, const DayInterval& b) {
    if (a.first != b.first) return a.first <=> b.first;
    return b.last <=> a.last;
  }
  friend bool operator==(const DayInterval& a, const DayInterval& b) = default;
};

// Number of days in a month, 28 to 31; 0 when there is no such month. Proleptic Gregorian.
int DaysInMonth(int year, int month);

// Whether `date` is a full date of the calendar, from the year 1 on.
bool IsCalendarDay(const google::type::Date& date);

// Whether `date` is a year, a month of a year or a day: unknown parts are 0, from the right.
bool IsPartialDate(const google::type::Date& date);

// The days that a (possibly partial) date covers: 2009 covers 2009-01-01 to 2009-12-31.
DayInterval DaysOf(const google::type::Date& date);

// The days on which `date` may have happened.
DayInterval DaysOf(const v1::HistoricDate& date);

// When a thing happened: on which days it may have begun, and on which it may have ended. A thing
// of one day ends when it begins. Where the end is not known it is any day from the beginning on;
// what goes on ends on no day.
struct RecordDates {
  DayInterval start;
  DayInterval end;

  bool IsKnown() const { return start.first != kNoDay; }
  // All days on which it may have been going on.
  DayInterval Possible() const { return {start.first, end.last}; }
  // Whether it was going on, certainly, on some day of `days`: it had begun by their last and had
  // not ended before their first, however the imprecise dates are read.
  bool CertainlyWithin(const DayInterval& days) const {
    return IsKnown() && start.last <= days.last && end.first >= days.first;
  }
};

RecordDates DatesOf(const v1::HistoricDate& date);
RecordDates DatesOf(const v1::HistoricPeriod& period);

}  // namespace catalog
}  // namespace oas

#endif  // OAS_SERVER_CATALOG_EVENT_DATE_H_
