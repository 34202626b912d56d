// Conditions that the dates kept beside the records decide, without reading the records.
#ifndef OAS_SERVER_QUERY_DATE_CONDITIONS_H_
#define OAS_SERVER_QUERY_DATE_CONDITIONS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "server/catalog/segment.h"
#include "server/query/filter/filter.h"
#include "server/query/term_conditions.h"

namespace oas::query {

// A condition on a row that its dates and the sets of terms decide. Thread-safe; the segment it
// was made for must outlive it.
class DateCondition {
 public:
  // The condition that `node` states, or nullopt when dates and terms cannot decide it.
  static std::optional<DateCondition> Make(const catalog::Segment& segment, v1::RecordKind kind,
                                           const FilterNode& node);

  bool Holds(uint32_t row, const catalog::RecordDates& dates) const;

 private:
  enum class Means { kAll, kAny, kNot, kRowSet, kStart, kEnd, kActive };

  Means means_ = Means::kAll;
  std::vector<DateCondition> children_;  // of kAll, kAny and kNot
  RowSetPtr rows_;                       // of kRowSet
  Comparator comparator_ = Comparator::kHas;
  bool present_ = false;  // `:*`, the date is known
  catalog::DayInterval days_;

  static std::optional<Means> MeansOf(v1::RecordKind kind, const FilterField& field);
};

// A part of the event order: the rows from `first` to before `end`.
struct RowInterval {
  uint32_t first = 0;
  uint32_t end = 0;
  bool exact = false;  // the condition holds for every row in it
};

// The part of the event order outside of which `node`, a comparison, cannot hold; nullopt when it
// sets no bound.
std::optional<RowInterval> IntervalOf(const catalog::Segment& segment, v1::RecordKind kind,
                                      const FilterNode& node);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_DATE_CONDITIONS_H_
