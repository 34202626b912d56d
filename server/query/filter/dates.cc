// Dates and moments.
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/type/date.pb.h"
#include "server/query/filter/literals.h"
#include "server/query/filter/wildcard.h"

namespace oas::query {
namespace {

// The digits of a text that is nothing but `size` of them.
std::optional<int> Digits(absl::string_view text, size_t size) {
  int number = 0;
  if (text.size() != size || text.find_first_not_of("0123456789") != absl::string_view::npos ||
      !absl::SimpleAtoi(text, &number)) {
    return std::nullopt;
  }
  return number;
}

// YYYY, YYYY-MM or YYYY-MM-DD, which need not be of the calendar. An unwritten part is 0.
std::optional<google::type::Date> DateFrom(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '-');
  google::type::Date date;
  for (size_t i = 0; i < parts.size(); ++i) {
    const std::optional<int> number = Digits(parts[i], i == 0 ? 4 : 2);
    if (!number.has_value() || i > 2) return std::nullopt;
    if (i == 0) date.set_year(*number);
    if (i == 1) date.set_month(*number);
    if (i == 2) date.set_day(*number);
  }
  // 2009-00 is no way to write 2009: it is refused, like the 99th month.
  const bool zero_written =
      (parts.size() > 1 && date.month() == 0) || (parts.size() > 2 && date.day() == 0);
  if (zero_written) date.set_month(99);
  return date;
}

absl::Status NoDayOfCalendar(const FilterSource& source, const Literal& literal) {
  return FaultAt(source, literal.token,
                 absl::StrCat("the calendar has no ", PlainText(literal.pieces)));
}

absl::CivilDay CivilDayOf(int32_t day) {
  return absl::CivilDay(day / 10'000, day / 100 % 100, day % 100);
}

}  // namespace

absl::Status ReadDate(const FilterSource& source, const Literal& literal, FilterValue& value) {
  const std::optional<google::type::Date> date = DateFrom(PlainText(literal.pieces));
  if (!date.has_value()) {
    return FaultAt(source, literal.token,
                   "a year, a month or a day must stand here: 2009, 2009-06 or 2009-06-28");
  }
  if (!catalog::IsPartialDate(*date)) return NoDayOfCalendar(source, literal);
  value.days = catalog::DaysOf(*date);
  return absl::OkStatus();
}

absl::Status ReadTimestamp(const FilterSource& source, const Literal& literal, FilterValue& value) {
  const std::string text = PlainText(literal.pieces);
  if (const std::optional<google::type::Date> date = DateFrom(text)) {
    if (!catalog::IsPartialDate(*date)) return NoDayOfCalendar(source, literal);
    const catalog::DayInterval days = catalog::DaysOf(*date);
    value.time_first = absl::FromCivil(CivilDayOf(days.first), absl::UTCTimeZone());
    value.time_last =
        absl::FromCivil(CivilDayOf(days.last) + 1, absl::UTCTimeZone()) - absl::Nanoseconds(1);
    return absl::OkStatus();
  }
  // ParseTime alone would take words too ("infinite-future") and white space.
  const bool begins_with_year = text.size() > 4 && Digits(text.substr(0, 4), 4).has_value();
  std::string error;
  if (!begins_with_year || absl::ascii_isspace(static_cast<unsigned char>(text.back())) ||
      !absl::ParseTime(absl::RFC3339_full, text, &value.time_first, &error)) {
    return FaultAt(
        source, literal.token,
        "a time with its zone, or a date, must stand here: 2024-05-01T12:30:00Z, 2024-05 "
        "or 2024");
  }
  value.time_last = value.time_first;
  return absl::OkStatus();
}

}  // namespace oas::query
