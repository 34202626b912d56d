// How the records of a kind that satisfy a condition are found: a plan for each layer of their
// collection.
#ifndef OAS_SERVER_QUERY_ROW_PLAN_H_
#define OAS_SERVER_QUERY_ROW_PLAN_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "server/catalog/snapshot.h"
#include "server/query/layer_plan.h"

namespace oas::query {

// Immutable and safe to share between threads. Keeps its snapshot alive.
class RowPlan {
 public:
  // The plan for `condition` (nullptr: every record) over the records of `kind`.
  static std::shared_ptr<const RowPlan> Make(catalog::SnapshotPtr snapshot, v1::RecordKind kind,
                                             const FilterNodePtr& condition);

  const catalog::SnapshotPtr& snapshot() const { return snapshot_; }
  const catalog::Collection& collection() const { return collection_; }
  // One for each layer of the collection.
  const std::vector<LayerPlan>& layers() const { return layers_; }

  uint64_t CandidateCount() const;
  // Whether candidates satisfy the condition, with nothing left to decide.
  bool IsExact() const { return layers_.front().IsExact(); }
  // Whether deciding means reading records.
  bool Scans() const { return !layers_.front().scans().empty(); }

  // What was used, for people.
  v1::QueryPlan Explain() const;

 private:
  RowPlan(catalog::SnapshotPtr snapshot, v1::RecordKind kind, FilterNodePtr condition);

  const catalog::SnapshotPtr snapshot_;
  const catalog::Collection& collection_;
  const FilterNodePtr condition_;
  std::vector<LayerPlan> layers_;
};

using RowPlanPtr = std::shared_ptr<const RowPlan>;

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_ROW_PLAN_H_
