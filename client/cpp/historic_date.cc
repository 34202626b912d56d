#include "client/cpp/historic_date.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace oas::missions {
namespace {

using ::google::type::Date;

constexpr int kMinYear = 1;
constexpr int kMaxYear = 9999;
constexpr absl::string_view kPeriodDash = " – ";

// The two ends of a date, each cut at what is known of it.
struct Bounds {
  Date from;
  Date to;
};

Date CutToMonth(Date date) {
  date.set_day(0);
  return date;
}

Date CutToYear(Date date) {
  date.set_month(0);
  date.set_day(0);
  return date;
}

bool SameDate(const Date& a, const Date& b) {
  return a.year() == b.year() && a.month() == b.month() && a.day() == b.day();
}

// Whole years as years and whole months as months: 2004-01-01 to 2005-12-31 is "2004..2005", which
// says the same interval of days.
Bounds CutRange(const Date& earliest, const Date& latest) {
  if (!IsValidPartialDate(earliest) || !IsValidPartialDate(latest)) return {earliest, latest};
  const auto covers = [&](const Date& from, const Date& to) {
    return FirstDay(from) == FirstDay(earliest) && LastDay(to) == LastDay(latest);
  };
  if (covers(CutToYear(earliest), CutToYear(latest))) {
    return {CutToYear(earliest), CutToYear(latest)};
  }
  if (covers(CutToMonth(earliest), CutToMonth(latest))) {
    return {CutToMonth(earliest), CutToMonth(latest)};
  }
  return {earliest, latest};
}

Bounds BoundsOf(const v1::HistoricDate& date) {
  const Date& earliest = date.earliest();
  switch (date.precision()) {
    case v1::DATE_PRECISION_DAY:
      return {earliest, earliest};
    case v1::DATE_PRECISION_MONTH:
      return {CutToMonth(earliest), CutToMonth(earliest)};
    case v1::DATE_PRECISION_YEAR:
      return {CutToYear(earliest), CutToYear(earliest)};
    default:  // RANGE, and precisions of a later version: the bounds hold in any case.
      return CutRange(earliest, date.has_latest() ? date.latest() : earliest);
  }
}

std::string MonthName(int month) {
  constexpr std::array<absl::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (month < 1 || month > 12) return absl::StrCat("month ", month);
  return std::string(kMonths[static_cast<std::size_t>(month - 1)]);
}

std::string DescribePartialDate(const Date& date) {
  if (date.month() == 0) return absl::StrCat(date.year());
  if (date.day() == 0) return absl::StrCat(MonthName(date.month()), " ", date.year());
  return absl::StrCat(date.day(), " ", MonthName(date.month()), " ", date.year());
}

// "28 June and 4 July 2009": what both ends share is said once.
std::string DescribeBounds(const Bounds& bounds) {
  const auto& [from, to] = bounds;
  std::string first = DescribePartialDate(from);
  if (from.year() == to.year() && from.month() != 0) {
    if (from.day() != 0 && from.month() == to.month()) {
      first = absl::StrCat(from.day());
    } else if (from.day() != 0) {
      first = absl::StrCat(from.day(), " ", MonthName(from.month()));
    } else {
      first = MonthName(from.month());
    }
  }
  return absl::StrCat("between ", first, " and ", DescribePartialDate(to));
}

std::string JoinPeriod(const v1::HistoricPeriod& period,
                       std::string (*format)(const v1::HistoricDate&)) {
  const std::string start = format(period.start_date());
  if (period.ongoing()) return absl::StrCat(start, kPeriodDash, "present");
  if (!period.has_end_date()) {
    return start.empty() ? "" : absl::StrCat(start, kPeriodDash, "?");
  }
  const std::string end = format(period.end_date());
  return start == end ? start : absl::StrCat(start, kPeriodDash, end);
}

std::chrono::year_month_day CalendarDay(int year, int month, int day) {
  return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
          std::chrono::day(static_cast<unsigned>(day))};
}

// The number that `text` writes with exactly `width` digits.
std::optional<int> ParseDigits(absl::string_view text, std::size_t width) {
  int value = 0;
  if (text.size() != width) return std::nullopt;
  for (const char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return std::nullopt;
  }
  if (!absl::SimpleAtoi(text, &value)) return std::nullopt;
  return value;
}

}  // namespace

std::string FormatPartialDate(const Date& date) {
  if (date.year() == 0) return "";
  if (date.month() == 0) return absl::StrFormat("%04d", date.year());
  if (date.day() == 0) return absl::StrFormat("%04d-%02d", date.year(), date.month());
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

std::string FormatHistoricDate(const v1::HistoricDate& date) {
  if (!date.has_earliest()) return "";
  const Bounds bounds = BoundsOf(date);
  std::string text = date.approximate() ? "~" : "";
  absl::StrAppend(&text, FormatPartialDate(bounds.from));
  if (!SameDate(bounds.from, bounds.to)) {
    absl::StrAppend(&text, "..", FormatPartialDate(bounds.to));
  }
  return text;
}

std::string DescribeHistoricDate(const v1::HistoricDate& date) {
  if (!date.has_earliest()) return "";
  const Bounds bounds = BoundsOf(date);
  if (SameDate(bounds.from, bounds.to)) {
    return absl::StrCat(date.approximate() ? "about " : "", DescribePartialDate(bounds.from));
  }
  return absl::StrCat(date.approximate() ? "roughly " : "", DescribeBounds(bounds));
}

std::string FormatHistoricPeriod(const v1::HistoricPeriod& period) {
  return JoinPeriod(period, &FormatHistoricDate);
}

std::string DescribeHistoricPeriod(const v1::HistoricPeriod& period) {
  return JoinPeriod(period, &DescribeHistoricDate);
}

bool IsValidPartialDate(const Date& date) {
  if (date.year() < kMinYear || date.year() > kMaxYear) return false;
  if (date.month() == 0) return date.day() == 0;
  if (date.month() < 1 || date.month() > 12 || date.day() < 0 || date.day() > 31) return false;
  return CalendarDay(date.year(), date.month(), date.day() == 0 ? 1 : date.day()).ok();
}

absl::StatusOr<Date> ParsePartialDate(absl::string_view text) {
  const std::vector<absl::string_view> parts =
      absl::StrSplit(absl::StripAsciiWhitespace(text), '-');
  std::array<int, 3> values = {0, 0, 0};
  bool well_formed = parts.size() <= values.size();
  for (std::size_t i = 0; well_formed && i < parts.size(); ++i) {
    const std::optional<int> value = ParseDigits(parts[i], i == 0 ? 4 : 2);
    // A part that is written must not be 0: "2009-00" is a typing error, not "some month of 2009".
    well_formed = value.has_value() && *value != 0;
    values[i] = value.value_or(0);
  }
  if (!well_formed) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" is not a date: write 2009, 2009-06 or 2009-06-28"));
  }
  Date date;
  date.set_year(values[0]);
  date.set_month(values[1]);
  date.set_day(values[2]);
  if (!IsValidPartialDate(date)) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" is not a date: no calendar has that day"));
  }
  return date;
}

std::chrono::sys_days FirstDay(const Date& date) {
  return CalendarDay(date.year(), date.month() == 0 ? 1 : date.month(),
                     date.day() == 0 ? 1 : date.day());
}

std::chrono::sys_days LastDay(const Date& date) {
  if (date.day() != 0) return FirstDay(date);
  const int month = date.month() == 0 ? 12 : date.month();
  return std::chrono::year(date.year()) / static_cast<unsigned>(month) / std::chrono::last;
}

}  // namespace oas::missions
