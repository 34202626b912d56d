// The rules of dates.
#include "server/query/filter/compare.h"

namespace oas::query {

bool CompareDate(const catalog::DayInterval& date, Comparator comparator,
                 const catalog::DayInterval& literal) {
  // A date that is not known is like a field that is not set.
  if (date.first == catalog::kNoDay) return comparator == Comparator::kNotEquals;
  const bool within = date.first >= literal.first && date.last <= literal.last;
  switch (comparator) {
    case Comparator::kHas:
      return date.Overlaps(literal);
    case Comparator::kEquals:
      return within;
    case Comparator::kNotEquals:
      return !within;
    case Comparator::kLess:
      return date.last < literal.first;
    case Comparator::kLessEquals:
      return date.last <= literal.last;
    case Comparator::kGreater:
      return date.first > literal.last;
    case Comparator::kGreaterEquals:
      return date.first >= literal.first;
  }
  return false;
}

bool CompareActive(const catalog::RecordDates& dates, Comparator comparator,
                   const catalog::DayInterval& literal) {
  switch (comparator) {
    case Comparator::kHas:
      return dates.IsKnown() && dates.Possible().Overlaps(literal);
    case Comparator::kEquals:
      return dates.CertainlyWithin(literal);
    case Comparator::kNotEquals:
      return !dates.CertainlyWithin(literal);
    default:
      return false;  // a period has no order; the parser lets none through
  }
}

}  // namespace oas::query
