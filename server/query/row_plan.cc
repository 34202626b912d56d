#include "server/query/row_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"

namespace oas::query {
namespace {

// The conditions that must all hold for `node` to hold.
void Conjuncts(const FilterNodePtr& node, std::vector<FilterNodePtr>& conjuncts) {
  if (node == nullptr) return;
  if (node->kind != FilterNodeKind::kAnd) {
    conjuncts.push_back(node);
    return;
  }
  for (const FilterNodePtr& child : node->children) Conjuncts(child, conjuncts);
}

}  // namespace

RowPlan::RowPlan(catalog::SnapshotPtr snapshot, v1::RecordKind kind)
    : snapshot_(std::move(snapshot)),
      kind_(kind),
      collection_(snapshot_->CollectionOf(kind)),
      interval_{0, collection_.size(), true} {}

RowPlanPtr RowPlan::Make(catalog::SnapshotPtr snapshot, v1::RecordKind kind,
                         const FilterNodePtr& condition) {
  const std::shared_ptr<RowPlan> plan(new RowPlan(std::move(snapshot), kind));
  plan->condition_ = condition;
  std::vector<FilterNodePtr> conjuncts;
  Conjuncts(condition, conjuncts);
  std::vector<SetCondition> sets;
  for (const FilterNodePtr& node : conjuncts) plan->AddCondition(node, sets);
  plan->IntersectSets(sets);
  return plan;
}

void RowPlan::AddCondition(const FilterNodePtr& node, std::vector<SetCondition>& sets) {
  if (RowSetPtr rows = RowsByTerms(collection_, kind_, *node)) {
    sets.push_back({node, std::move(rows)});
    return;
  }
  std::optional<DateCondition> condition = DateCondition::Make(collection_, kind_, *node);
  if (!condition.has_value()) {
    scans_.push_back(node);
    steps_.push_back({node, v1::QUERY_STEP_KIND_RECORD_SCAN, -1});
    return;
  }
  const std::optional<RowInterval> interval = IntervalOf(collection_, kind_, *node);
  if (interval.has_value()) {
    interval_.first = std::max(interval_.first, interval->first);
    interval_.end = std::max(interval_.first, std::min(interval_.end, interval->end));
    steps_.push_back(
        {node, v1::QUERY_STEP_KIND_DATE_INTERVAL, int64_t{interval_.end} - interval_.first});
    if (interval->exact) return;
  }
  date_conditions_.push_back(*std::move(condition));
  steps_.push_back({node, v1::QUERY_STEP_KIND_DATE_COMPARISON, -1});
}

void RowPlan::IntersectSets(std::vector<SetCondition>& sets) {
  absl::c_stable_sort(sets, [](const SetCondition& a, const SetCondition& b) {
    return a.rows->cardinality() < b.rows->cardinality();
  });
  // Sets are intersected block by block: within a short interval few blocks are looked at.
  const uint32_t interval_size = interval_.end - interval_.first;
  const bool interval_first = sets.size() > 1 && interval_size < collection_.size() / 8;
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
    steps_.push_back(
        {condition.node, v1::QUERY_STEP_KIND_INDEX_SET, static_cast<int64_t>(set_->cardinality())});
  }
  // In the order in which they are used.
  const auto place_of = [&](const ConditionText& text) {
    return interval_first && text.kind == v1::QUERY_STEP_KIND_DATE_INTERVAL ? 0 : int{text.kind};
  };
  absl::c_stable_sort(steps_, [&](const ConditionText& a, const ConditionText& b) {
    return place_of(a) < place_of(b);
  });
}

uint64_t RowPlan::CandidateCount() const {
  if (interval_.first >= interval_.end) return 0;
  if (set_ == nullptr) return interval_.end - interval_.first;
  const uint64_t before = interval_.first == 0 ? 0 : set_->rank(interval_.first - 1);
  return set_->rank(interval_.end - 1) - before;
}

v1::QueryPlan RowPlan::Explain() const {
  v1::QueryPlan answer;
  if (condition_ != nullptr) answer.set_filter(ToString(*condition_));
  for (const ConditionText& text : steps_) {
    v1::QueryStep& step = *answer.add_steps();
    step.set_condition(ToString(*text.node));
    step.set_kind(text.kind);
    if (text.record_count >= 0) step.set_record_count(text.record_count);
  }
  answer.set_candidate_count(static_cast<int64_t>(CandidateCount()));
  answer.set_record_count(collection_.size());
  return answer;
}

RowMatcher::RowMatcher(RowPlanPtr plan) : plan_(std::move(plan)) {
  const std::vector<FilterNodePtr>& scans = plan_->scans();
  if (scans.empty() || plan_->collection().size() == 0) return;
  const bool basic =
      absl::c_all_of(scans, [](const FilterNodePtr& node) { return NeedsOnlyBasicView(*node); });
  if (!basic) view_ = v1::RECORD_VIEW_FULL;
  const v1::RecordKind kind = plan_->collection().records().front()->facts().kind;
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(kind);
  message_.reset(
      v1::Record::GetReflection()->GetMessage(v1::Record::default_instance(), field).New());
}

bool RowMatcher::Matches(uint32_t row) {
  const catalog::RecordDates& dates = plan_->collection().dates()[row];
  for (const DateCondition& condition : plan_->date_conditions()) {
    if (!condition.Holds(row, dates)) return false;
  }
  return plan_->scans().empty() || MatchesScans(row);
}

bool RowMatcher::MatchesScans(uint32_t row) {
  const catalog::StoredRecord& record = *plan_->collection().records()[row];
  record.DecodeInto(view_, *message_);
  const catalog::TermIndex& index = plan_->collection().terms();
  terms_.clear();
  for (const catalog::TermId id : index.TermsOfRow(row)) terms_.push_back(index.TermAt(id));
  const FilterSubject subject{*message_, record.facts(), terms_};
  return absl::c_all_of(plan_->scans(),
                        [&](const FilterNodePtr& node) { return query::Matches(*node, subject); });
}

}  // namespace oas::query
