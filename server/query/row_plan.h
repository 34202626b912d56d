// How the rows that satisfy a condition are found: sets first, smallest first, then the dates
// beside the records, and the records themselves only when nothing else can tell.
#ifndef OAS_SERVER_QUERY_ROW_PLAN_H_
#define OAS_SERVER_QUERY_ROW_PLAN_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "oas/missions/v1/query_plan.pb.h"
#include "server/catalog/snapshot.h"
#include "server/query/date_conditions.h"
#include "server/query/filter/filter.h"
#include "server/query/term_conditions.h"

namespace oas::query {

// Immutable and safe to share between threads. Keeps its snapshot alive.
class RowPlan {
 public:
  // The plan for `condition` (nullptr: every record) over the records of `kind`.
  static std::shared_ptr<const RowPlan> Make(catalog::SnapshotPtr snapshot, v1::RecordKind kind,
                                             const FilterNodePtr& condition);

  const catalog::SnapshotPtr& snapshot() const { return snapshot_; }
  const catalog::Collection& collection() const { return collection_; }

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

  // What was used, for people.
  v1::QueryPlan Explain() const;

 private:
  struct SetCondition {
    FilterNodePtr node;
    RowSetPtr rows;
  };
  struct ConditionText {
    FilterNodePtr node;
    v1::QueryStepKind kind;
    int64_t record_count;  // left after it; below 0 when not known
  };

  RowPlan(catalog::SnapshotPtr snapshot, v1::RecordKind kind);
  // Sorts a condition that must hold into one of the means; sets are collected in `sets`.
  void AddCondition(const FilterNodePtr& node, std::vector<SetCondition>& sets);
  void IntersectSets(std::vector<SetCondition>& sets);

  const catalog::SnapshotPtr snapshot_;
  const v1::RecordKind kind_;
  const catalog::Collection& collection_;
  FilterNodePtr condition_;
  RowInterval interval_;
  RowSetPtr set_;
  std::vector<DateCondition> date_conditions_;
  std::vector<FilterNodePtr> scans_;
  std::vector<ConditionText> steps_;
};

using RowPlanPtr = std::shared_ptr<const RowPlan>;

// Decides candidates one by one. Not thread-safe: it uses one message again and again. Keeps its
// plan alive.
class RowMatcher {
 public:
  explicit RowMatcher(RowPlanPtr plan);

  // Whether a candidate satisfies the conditions that the plan leaves open.
  bool Matches(uint32_t row);

 private:
  bool MatchesScans(uint32_t row);

  const RowPlanPtr plan_;
  v1::RecordView view_ = v1::RECORD_VIEW_BASIC;         // as much of the records as scans look at
  std::unique_ptr<google::protobuf::Message> message_;  // the record being looked at
  std::vector<catalog::Term> terms_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_ROW_PLAN_H_
