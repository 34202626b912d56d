// Decides the candidates of a plan one by one.
#ifndef OAS_SERVER_QUERY_ROW_MATCHER_H_
#define OAS_SERVER_QUERY_ROW_MATCHER_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "server/query/layer_plan.h"

namespace oas::query {

// Not thread-safe: it uses one message again and again. The plan must outlive it.
class RowMatcher {
 public:
  explicit RowMatcher(const LayerPlan& plan);

  // Whether a candidate satisfies the conditions that the plan leaves open.
  bool Matches(uint32_t row);

 private:
  bool MatchesScans(uint32_t row);

  const LayerPlan& plan_;
  v1::RecordView view_ = v1::RECORD_VIEW_BASIC;         // as much of the records as scans look at
  std::unique_ptr<google::protobuf::Message> message_;  // the record being looked at
  std::vector<catalog::Term> terms_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_ROW_MATCHER_H_
