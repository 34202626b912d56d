#include "server/query/layer_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"

namespace oas::query {
namespace {

// How many rows of the interval are in the set.
int64_t CountIn(const RowInterval& interval, const catalog::RowSet& rows) {
  if (interval.first >= interval.end) return 0;
  const uint64_t before = interval.first == 0 ? 0 : rows.rank(interval.first - 1);
  return static_cast<int64_t>(rows.rank(interval.end - 1) - before);
}

}  // namespace

LayerPlan::LayerPlan(const catalog::Collection::Layer& layer, v1::RecordKind kind,
                     const std::vector<FilterNodePtr>& conditions)
    : segment_(*layer.segment), hidden_(layer.hidden), interval_{0, segment_.size(), true} {
  std::vector<SetCondition> sets;
  for (const FilterNodePtr& node : conditions) AddCondition(kind, node, sets);
  IntersectSets(sets);
  if (!hidden_.isEmpty()) RemoveHidden();
}

void LayerPlan::AddCondition(v1::RecordKind kind, const FilterNodePtr& node,
                             std::vector<SetCondition>& sets) {
  if (RowSetPtr rows = RowsByTerms(segment_, kind, *node)) {
    sets.push_back({node, std::move(rows)});
    return;
  }
  std::optional<DateCondition> condition = DateCondition::Make(segment_, kind, *node);
  if (!condition.has_value()) {
    scans_.push_back(node);
    steps_.push_back({node, v1::QUERY_STEP_KIND_RECORD_SCAN, -1});
    return;
  }
  const std::optional<RowInterval> interval = IntervalOf(segment_, kind, *node);
  if (interval.has_value()) {
    interval_.first = std::max(interval_.first, interval->first);
    interval_.end = std::max(interval_.first, std::min(interval_.end, interval->end));
    steps_.push_back({node, v1::QUERY_STEP_KIND_DATE_INTERVAL,
                      int64_t{interval_.end} - interval_.first - CountIn(interval_, hidden_)});
    if (interval->exact) return;
  }
  date_conditions_.push_back(*std::move(condition));
  steps_.push_back({node, v1::QUERY_STEP_KIND_DATE_COMPARISON, -1});
}

void LayerPlan::IntersectSets(std::vector<SetCondition>& sets) {
  absl::c_stable_sort(sets, [](const SetCondition& a, const SetCondition& b) {
    return a.rows->cardinality() < b.rows->cardinality();
  });
  // Sets are intersected block by block: within a short interval few blocks are looked at.
  const uint32_t interval_size = interval_.end - interval_.first;
  const bool interval_first = sets.size() > 1 && interval_size < segment_.size() / 8;
  if (interval_first) {
    catalog::RowSet rows;
    rows.addRange(interval_.first, interval_.end);
    set_ = std::make_shared<const catalog::RowSet>(std::move(rows));
  }
  for (const SetCondition& condition : sets) {
    if (set_ == nullptr) {
      set_ = condition.rows;
    } else if (!set_->isEmpty()) {
      set_ = std::make_shared<const catalog::RowSet>(*set_ & *condition.rows);
    }
    const uint64_t count = set_->cardinality() - set_->and_cardinality(hidden_);
    steps_.push_back({condition.node, v1::QUERY_STEP_KIND_INDEX_SET, static_cast<int64_t>(count)});
  }
  // In the order in which they are used.
  const auto place_of = [&](const Step& text) {
    return interval_first && text.kind == v1::QUERY_STEP_KIND_DATE_INTERVAL ? 0 : int{text.kind};
  };
  absl::c_stable_sort(steps_,
                      [&](const Step& a, const Step& b) { return place_of(a) < place_of(b); });
}

void LayerPlan::RemoveHidden() {
  catalog::RowSet rows;
  if (set_ == nullptr) {
    rows.addRange(0, segment_.size());
  } else {
    rows = *set_;
  }
  rows -= hidden_;
  set_ = std::make_shared<const catalog::RowSet>(std::move(rows));
}

uint64_t LayerPlan::CandidateCount() const {
  if (interval_.first >= interval_.end) return 0;
  if (set_ == nullptr) return interval_.end - interval_.first;
  return static_cast<uint64_t>(CountIn(interval_, *set_));
}

}  // namespace oas::query
