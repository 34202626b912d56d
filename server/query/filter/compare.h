// Comparators on values that have an order.
#ifndef OAS_SERVER_QUERY_FILTER_COMPARE_H_
#define OAS_SERVER_QUERY_FILTER_COMPARE_H_

#include "server/query/filter/filter.h"

namespace oas::query {

// A value against a literal that covers all from `first` to `last`, both included: equal is within.
template <typename T>
bool CompareWithin(const T& value, Comparator comparator, const T& first, const T& last) {
  switch (comparator) {
    case Comparator::kHas:
    case Comparator::kEquals:
      return first <= value && value <= last;
    case Comparator::kNotEquals:
      return value < first || last < value;
    case Comparator::kLess:
      return value < first;
    case Comparator::kLessEquals:
      return value <= last;
    case Comparator::kGreater:
      return last < value;
    case Comparator::kGreaterEquals:
      return first <= value;
  }
  return false;
}

template <typename T>
bool Compare(const T& value, Comparator comparator, const T& literal) {
  return CompareWithin(value, comparator, literal, literal);
}

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_COMPARE_H_
