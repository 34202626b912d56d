#include "server/query/row_plan.h"

#include <utility>

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

// The records that are left after a step in all layers; below 0 when not known.
int64_t CountAfter(const LayerPlan::Step& step, const std::vector<LayerPlan>& layers) {
  int64_t count = 0;
  for (const LayerPlan& layer : layers) {
    for (const LayerPlan::Step& other : layer.steps()) {
      if (other.node != step.node || other.kind != step.kind) continue;
      if (other.record_count < 0) return -1;
      count += other.record_count;
    }
  }
  return count;
}

}  // namespace

RowPlan::RowPlan(catalog::SnapshotPtr snapshot, v1::RecordKind kind, FilterNodePtr condition)
    : snapshot_(std::move(snapshot)),
      collection_(snapshot_->CollectionOf(kind)),
      condition_(std::move(condition)) {
  std::vector<FilterNodePtr> conjuncts;
  Conjuncts(condition_, conjuncts);
  layers_.reserve(collection_.layers().size());
  for (const catalog::Collection::Layer& layer : collection_.layers()) {
    layers_.emplace_back(layer, kind, conjuncts);
  }
}

RowPlanPtr RowPlan::Make(catalog::SnapshotPtr snapshot, v1::RecordKind kind,
                         const FilterNodePtr& condition) {
  return RowPlanPtr(new RowPlan(std::move(snapshot), kind, condition));
}

uint64_t RowPlan::CandidateCount() const {
  uint64_t count = 0;
  for (const LayerPlan& layer : layers_) count += layer.CandidateCount();
  return count;
}

v1::QueryPlan RowPlan::Explain() const {
  v1::QueryPlan answer;
  if (condition_ != nullptr) answer.set_filter(ToString(*condition_));
  // The lowest layer has most of the records.
  for (const LayerPlan::Step& step : layers_.front().steps()) {
    v1::QueryStep& told = *answer.add_steps();
    told.set_condition(ToString(*step.node));
    told.set_kind(step.kind);
    const int64_t count = CountAfter(step, layers_);
    if (count >= 0) told.set_record_count(count);
  }
  answer.set_candidate_count(static_cast<int64_t>(CandidateCount()));
  answer.set_record_count(collection_.size());
  return answer;
}

}  // namespace oas::query
