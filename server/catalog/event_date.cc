#include "server/catalog/event_date.h"

namespace oas::catalog {
namespace {

// Wide, because the validator asks for the days of dates that may not be any.
int32_t Day(int64_t year, int64_t month, int64_t day) {
  return static_cast<int32_t>(year * 10'000 + month * 100 + day);
}

int32_t Day(const google::type::Date& date) { return Day(date.year(), date.month(), date.day()); }

}  // namespace

int DaysInMonth(int year, int month) {
  if (month < 1 || month > 12) return 0;
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool IsCalendarDay(const google::type::Date& date) {
  return date.year() >= 1 && date.year() <= 9999 && date.day() >= 1 &&
         date.day() <= DaysInMonth(date.year(), date.month());
}

bool IsPartialDate(const google::type::Date& date) {
  if (date.day() != 0) return IsCalendarDay(date);
  return date.year() >= 1 && date.year() <= 9999 && date.month() >= 0 && date.month() <= 12;
}

DayInterval DaysOf(const google::type::Date& date) {
  if (date.month() == 0) return {Day(date.year(), 1, 1), Day(date.year(), 12, 31)};
  if (date.day() != 0) return {Day(date), Day(date)};
  return {Day(date.year(), date.month(), 1),
          Day(date.year(), date.month(), DaysInMonth(date.year(), date.month()))};
}

DayInterval DaysOf(const v1::HistoricDate& date) {
  return {Day(date.earliest()), Day(date.latest())};
}

RecordDates DatesOf(const v1::HistoricDate& date) {
  const DayInterval days = DaysOf(date);
  return {days, days};
}

RecordDates DatesOf(const v1::HistoricPeriod& period) {
  const DayInterval start = DaysOf(period.start_date());
  if (period.has_end_date()) return {start, DaysOf(period.end_date())};
  if (period.ongoing()) return {start, {kNoDay, kNoDay}};
  return {start, {start.first, kNoDay}};
}

}  // namespace oas::catalog
