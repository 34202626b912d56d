// How the rows of one layer of a collection that satisfy a condition are found: sets first,
// smallest first, then the dates beside the records, and the records themselves only when nothing
// else can tell.
#ifndef OAS_SERVER_QUERY_LAYER_PLAN_H_
#define OAS_SERVER_QUERY_LAYER_PLAN_H_

#include <cstdint>
#include <vector>

#include "oas/missions/v1/query_plan.pb.h"
#include "server/catalog/collection.h"
#include "server/query/date_conditions.h"
#include "server/query/filter/filter.h"
#include "server/query/term_conditions.h"

namespace oas::query {

// Immutable and safe to share between threads. The layer must outlive it.
class LayerPlan {
 public:
  // How one of the conditions is decided.
  struct Step {
    FilterNodePtr node;
    v1::QueryStepKind kind;
    int64_t record_count;  // left after it; below 0 when not known
  };

  // The plan for rows that satisfy all of `conditions`. The means depend on the conditions alone,
  // so that the plans of all layers have the same, if not in the same order.
  LayerPlan(const catalog::Collection::Layer& layer, v1::RecordKind kind,
            const std::vector<FilterNodePtr>& conditions);

  const catalog::Segment& segment() const { return segment_; }

  // Candidates are the rows from first() to before end(), of those in set() when there is one.
  uint32_t first() const { return interval_.first; }
  uint32_t end() const { return interval_.end; }
  const catalog::RowSet* set() const { return set_.get(); }
  bool IsCandidate(uint32_t row) const {
    return row >= interval_.first && row < interval_.end &&
           (set_ == nullptr || set_->contains(row));
  }
  uint64_t CandidateCount() const;

  // Conditions that candidates have yet to satisfy.
  const std::vector<DateCondition>& date_conditions() const { return date_conditions_; }
  const std::vector<FilterNodePtr>& scans() const { return scans_; }
  bool IsExact() const { return date_conditions_.empty() && scans_.empty(); }

  // In the order in which they are used.
  const std::vector<Step>& steps() const { return steps_; }

 private:
  struct SetCondition {
    FilterNodePtr node;
    RowSetPtr rows;
  };

  // Sorts a condition that must hold into one of the means; sets are collected in `sets`.
  void AddCondition(v1::RecordKind kind, const FilterNodePtr& node,
                    std::vector<SetCondition>& sets);
  void IntersectSets(std::vector<SetCondition>& sets);
  void RemoveHidden();

  const catalog::Segment& segment_;
  const catalog::RowSet& hidden_;
  RowInterval interval_;
  RowSetPtr set_;
  std::vector<DateCondition> date_conditions_;
  std::vector<FilterNodePtr> scans_;
  std::vector<Step> steps_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_LAYER_PLAN_H_
