#include "server/query/date_conditions.h"

#include <algorithm>
#include <utility>

namespace oas::query {
namespace {

using catalog::kNoDay;
using catalog::Segment;

// The field of each kind whose date decides event order.
absl::string_view StartPath(v1::RecordKind kind) {
  switch (kind) {
    case v1::RECORD_KIND_MISSION:
    case v1::RECORD_KIND_SUSPENSION:
      return "period.start_date";
    case v1::RECORD_KIND_INVOCATION:
    case v1::RECORD_KIND_EVENT:
      return "date";
    case v1::RECORD_KIND_INSTRUMENT:
      return "adoption_date";
    case v1::RECORD_KIND_SOURCE:
      return "publication_date";
    default:
      return {};
  }
}

bool HasPeriod(v1::RecordKind kind) {
  return kind == v1::RECORD_KIND_MISSION || kind == v1::RECORD_KIND_SUSPENSION;
}

bool IsStart(v1::RecordKind kind, const FilterField& field) {
  return field.virtual_field == VirtualField::kEventDate ||
         (field.virtual_field == VirtualField::kNone && field.path == StartPath(kind));
}

bool IsActive(v1::RecordKind kind, const FilterField& field) {
  return field.virtual_field == VirtualField::kActive ||
         (field.virtual_field == VirtualField::kNone && HasPeriod(kind) && field.path == "period");
}

}  // namespace

std::optional<DateCondition::Means> DateCondition::MeansOf(v1::RecordKind kind,
                                                           const FilterField& field) {
  if (IsStart(kind, field)) return Means::kStart;
  if (IsActive(kind, field)) return Means::kActive;
  const bool is_end = field.virtual_field == VirtualField::kNone && HasPeriod(kind) &&
                      field.path == "period.end_date";
  if (is_end) return Means::kEnd;
  return std::nullopt;
}

std::optional<DateCondition> DateCondition::Make(const Segment& segment, v1::RecordKind kind,
                                                 const FilterNode& node) {
  DateCondition condition;
  if (node.kind == FilterNodeKind::kComparison) {
    if (const std::optional<Means> means = MeansOf(kind, node.field)) {
      condition.means_ = *means;
      condition.comparator_ = node.comparator;
      condition.present_ = node.value.present;
      condition.days_ = node.value.days;
      return condition;
    }
  }
  if (RowSetPtr rows = RowsByTerms(segment, kind, node)) {
    condition.means_ = Means::kRowSet;
    condition.rows_ = std::move(rows);
    return condition;
  }
  if (node.children.empty()) return std::nullopt;
  condition.means_ = node.kind == FilterNodeKind::kAnd  ? Means::kAll
                     : node.kind == FilterNodeKind::kOr ? Means::kAny
                                                        : Means::kNot;
  for (const FilterNodePtr& child : node.children) {
    std::optional<DateCondition> of_child = Make(segment, kind, *child);
    if (!of_child.has_value()) return std::nullopt;
    condition.children_.push_back(*std::move(of_child));
  }
  return condition;
}

bool DateCondition::Holds(uint32_t row, const catalog::RecordDates& dates) const {
  const auto holds = [&](const DateCondition& child) { return child.Holds(row, dates); };
  // Of a date that is not known only `!=` holds.
  const bool unknown = !dates.IsKnown() || (means_ == Means::kEnd && dates.end.last == kNoDay);
  switch (means_) {
    case Means::kAll:
      return std::all_of(children_.begin(), children_.end(), holds);
    case Means::kAny:
      return std::any_of(children_.begin(), children_.end(), holds);
    case Means::kNot:
      return !holds(children_.front());
    case Means::kRowSet:
      return rows_->contains(row);
    case Means::kStart:
    case Means::kEnd:
    case Means::kActive:
      break;
  }
  if (present_ || unknown) return (comparator_ == Comparator::kNotEquals) == unknown;
  if (means_ == Means::kActive) return CompareActive(dates, comparator_, days_);
  return CompareDate(means_ == Means::kEnd ? dates.end : dates.start, comparator_, days_);
}

std::optional<RowInterval> IntervalOf(const Segment& segment, v1::RecordKind kind,
                                      const FilterNode& node) {
  if (node.kind != FilterNodeKind::kComparison) return std::nullopt;
  const bool start = IsStart(kind, node.field);
  if (!start && !IsActive(kind, node.field)) return std::nullopt;
  const auto [a, b] = node.value.days;
  // Days are numbers that grow with the calendar, so b + 1 is after b whether or not it is a day.
  const uint32_t known_end = segment.FirstRowFrom(kNoDay);
  if (node.value.present) return std::nullopt;
  switch (node.comparator) {
    case Comparator::kGreaterEquals:
      return RowInterval{segment.FirstRowFrom(a), known_end, true};
    case Comparator::kGreater:
      return RowInterval{segment.FirstRowFrom(b + 1), known_end, true};
    case Comparator::kLess:
      return RowInterval{0, segment.FirstRowFrom(a), false};
    case Comparator::kLessEquals:
    case Comparator::kHas:
      return RowInterval{0, std::min(known_end, segment.FirstRowFrom(b + 1)), false};
    case Comparator::kEquals:
      return RowInterval{start ? segment.FirstRowFrom(a) : 0,
                         std::min(known_end, segment.FirstRowFrom(b + 1)), false};
    case Comparator::kNotEquals:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace oas::query
