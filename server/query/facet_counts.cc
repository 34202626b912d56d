#include "server/query/facet_counts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "server/query/row_matcher.h"

namespace oas::query {
namespace {

using catalog::RowSet;
using catalog::TermField;
using catalog::TermId;

using Values = std::vector<FacetCounts::Value>;

std::optional<TermField> TermFieldOf(v1::MissionFacet facet) {
  switch (facet) {
    case v1::MISSION_FACET_COUNTRY:
      return TermField::kCountry;
    case v1::MISSION_FACET_TYPE:
      return TermField::kType;
    case v1::MISSION_FACET_ARTICLE:
      return TermField::kArticle;
    case v1::MISSION_FACET_INSTRUMENT:
      return TermField::kInstrument;
    case v1::MISSION_FACET_ACTOR:
      return TermField::kActor;
    default:
      return std::nullopt;
  }
}

// The rows that the plan selects, as a set.
absl::StatusOr<RowSet> SelectedRows(const LayerPlan& plan, absl::FunctionRef<bool()> cancelled) {
  RowSet candidates;
  candidates.addRange(plan.first(), plan.end());
  if (plan.set() != nullptr) candidates &= *plan.set();
  if (plan.IsExact()) return candidates;
  RowMatcher matcher(plan);
  std::vector<uint32_t> selected;
  int64_t work = 0;
  for (const uint32_t row : candidates) {
    if (++work % 4096 == 0 && cancelled()) {
      return absl::CancelledError("the caller no longer waits for the answer");
    }
    if (matcher.Matches(row)) selected.push_back(row);
  }
  return RowSet(selected.size(), selected.data());
}

// Rows are in event order, so those of a decade stand side by side.
Values CountByDecade(const catalog::Segment& segment, const RowSet& rows,
                     std::deque<std::string>& texts) {
  constexpr int kYears = 10;
  constexpr int32_t kDaysOfAYear = 10'000;  // yyyymmdd
  Values values;
  for (auto place = rows.begin(); place != rows.end();) {
    const int decade = segment.dates()[*place].start.first / kDaysOfAYear / kYears;
    const uint32_t end = segment.FirstRowFrom((decade + 1) * kYears * kDaysOfAYear);
    const uint64_t before = *place == 0 ? 0 : rows.rank(*place - 1);
    values.push_back({texts.emplace_back(absl::StrCat(decade, "0s")),
                      static_cast<int64_t>(rows.rank(end - 1) - before)});
    place.equalorlarger(end);
  }
  return values;
}

// Intersects the rows with the set of each term: good for many rows and few terms.
Values CountBySets(const catalog::TermIndex& terms, TermField field, const RowSet& rows) {
  Values values;
  for (const TermId id : terms.TermsOf(field)) {
    const auto count = static_cast<int64_t>(terms.Rows(id).CountIn(rows));
    if (count > 0) values.push_back({terms.TermAt(id).value, count});
  }
  return values;
}

// How often each term stands in the rows: good for few rows.
std::vector<uint32_t> CountByRows(const catalog::TermIndex& terms, const RowSet& rows) {
  std::vector<uint32_t> numbers(rows.cardinality());
  rows.toUint32Array(numbers.data());
  std::vector<uint32_t> counts(terms.term_count());
  // The terms of scattered rows lie scattered: each row's are asked for while those before it
  // count.
  constexpr size_t kAhead = 16;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (i + kAhead < numbers.size()) terms.PrefetchRow(numbers[i + kAhead]);
    if (i + kAhead / 2 < numbers.size()) terms.PrefetchTerms(numbers[i + kAhead / 2]);
    for (const TermId id : terms.TermsOfRow(numbers[i])) ++counts[id];
  }
  return counts;
}

Values ValuesOf(const catalog::TermIndex& terms, TermField field,
                const std::vector<uint32_t>& counts) {
  Values values;
  for (const TermId id : terms.TermsOf(field)) {
    if (counts[id] > 0) values.push_back({terms.TermAt(id).value, counts[id]});
  }
  return values;
}

// The values of both, with their counts together.
Values SumOf(Values a, Values b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  absl::flat_hash_map<absl::string_view, int64_t> sums;
  for (const Values* values : {&a, &b}) {
    for (const FacetCounts::Value& value : *values) sums[value.value] += value.count;
  }
  a.clear();
  for (const auto& [value, count] : sums) a.push_back({value, count});
  return a;
}

// Whether the sets of a field are the cheaper way. An intersection costs about as much as looking
// at the terms of some dozen rows for each block of 65536 rows.
bool SetsAreCheaper(const catalog::Segment& segment, TermField field, uint64_t row_count) {
  constexpr uint64_t kRowsOfABlock = 1 << 16;
  constexpr uint64_t kRowsForAnIntersection = 64;
  const uint64_t blocks = segment.size() / kRowsOfABlock + 1;
  return segment.terms().TermsOf(field).size() * blocks * kRowsForAnIntersection < row_count;
}

// Counts the rows of a layer, and adds its values to those of the layers before it.
void AddLayer(const LayerPlan& plan, const RowSet& rows,
              const std::vector<v1::MissionFacet>& facets, FacetCounts& counts) {
  const catalog::Segment& segment = plan.segment();
  const catalog::TermIndex& terms = segment.terms();
  // Looking at the rows counts all fields at once: where one needs it, it serves the others.
  const bool by_rows = std::any_of(facets.begin(), facets.end(), [&](v1::MissionFacet facet) {
    const std::optional<TermField> field = TermFieldOf(facet);
    return field.has_value() && !SetsAreCheaper(segment, *field, rows.cardinality());
  });
  const std::vector<uint32_t> of_terms =
      by_rows ? CountByRows(terms, rows) : std::vector<uint32_t>();
  for (size_t i = 0; i < facets.size(); ++i) {
    const std::optional<TermField> field = TermFieldOf(facets[i]);
    Values values;
    if (!field.has_value()) {
      values = CountByDecade(segment, rows, counts.own_texts);
    } else if (by_rows) {
      values = ValuesOf(terms, *field, of_terms);
    } else {
      values = CountBySets(terms, *field, rows);
    }
    counts.facets[i] = SumOf(std::move(counts.facets[i]), std::move(values));
  }
}

}  // namespace

absl::StatusOr<FacetCounts> CountFacets(const RowPlanPtr& plan,
                                        const std::vector<v1::MissionFacet>& facets,
                                        absl::FunctionRef<bool()> cancelled) {
  FacetCounts counts;
  counts.facets.resize(facets.size());
  for (const LayerPlan& layer : plan->layers()) {
    const absl::StatusOr<RowSet> rows = SelectedRows(layer, cancelled);
    if (!rows.ok()) return rows.status();
    if (rows->isEmpty()) continue;
    counts.total += static_cast<int64_t>(rows->cardinality());
    AddLayer(layer, *rows, facets, counts);
  }
  return counts;
}

}  // namespace oas::query
