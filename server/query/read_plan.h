// From a List, Query or Replay request to the rows that answer it.
//
//     const auto plan = PlanList(catalog, request, v1::RECORD_KIND_MISSION);
//     const RecordPage page = ReadPage(*plan);
#ifndef OAS_SERVER_QUERY_READ_PLAN_H_
#define OAS_SERVER_QUERY_READ_PLAN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/catalog/catalog.h"
#include "server/query/narrowing.h"
#include "server/query/page_token.h"
#include "server/query/query_errors.h"
#include "server/query/record_order.h"
#include "server/query/row_plan.h"

namespace oas::query {

// A request that was checked: what to read, from where to where.
struct ReadPlan {
  RowPlanPtr rows;
  RecordOrder order;
  v1::RecordView view = v1::RECORD_VIEW_BASIC;
  int64_t limit = 0;  // most records to answer: the page size of a List, the limit of a stream
  bool explain = false;
  PagePosition start;

  int64_t revision() const { return rows->snapshot()->revision(); }
};

// What all these requests have in common.
struct CommonFields {
  v1::RecordKind kind;
  absl::string_view filter;
  absl::string_view order_by;
  v1::RecordView view;
  v1::Origin origin;
  const v1::ReadOptions& read_options;
  absl::string_view token_field;  // "page_token" or "resume_cursor"
  absl::string_view token;
  uint64_t request_hash;
};

// The condition that the request's own fields state over a snapshot.
using OwnConditionsOf =
    absl::FunctionRef<absl::StatusOr<FilterNodePtr>(const catalog::Snapshot& snapshot)>;

// Checks the common fields, finds the snapshot (the one that the token pins, else the one that
// read_options ask for) and plans how to find the records.
absl::StatusOr<ReadPlan> PlanRead(const catalog::Catalog& catalog, const CommonFields& fields,
                                  OwnConditionsOf own_conditions);

// The condition of `filter` (nullptr when it is empty) and, when it is stated, of `origin`.
absl::StatusOr<FilterNodePtr> CommonConditions(const catalog::Snapshot& snapshot,
                                               v1::RecordKind kind, absl::string_view filter,
                                               v1::Origin origin);

// The rows of a page: 100 for 0, at most 1000. INVALID_PAGE_SIZE when negative.
absl::StatusOr<int64_t> PageLimit(int32_t page_size);

// Plan of a List request.
template <typename Request>
absl::StatusOr<ReadPlan> PlanList(const catalog::Catalog& catalog, const Request& request,
                                  v1::RecordKind kind) {
  const absl::StatusOr<int64_t> limit = PageLimit(request.page_size());
  if (!limit.ok()) return limit.status();
  absl::StatusOr<ReadPlan> plan =
      PlanRead(catalog,
               {kind, request.filter(), request.order_by(), request.view(), request.origin(),
                request.read_options(), "page_token", request.page_token(), RequestHash(request)},
               [&](const catalog::Snapshot& snapshot) { return OwnConditions(snapshot, request); });
  if (!plan.ok()) return plan;
  plan->limit = *limit;
  plan->explain = request.explain();
  return plan;
}

// Plan of a streaming request; `order_by` is apart because ReplayTimeline has a flag instead.
template <typename Request>
absl::StatusOr<ReadPlan> PlanStream(const catalog::Catalog& catalog, const Request& request,
                                    v1::RecordKind kind, absl::string_view order_by) {
  if (request.limit() < 0) return InvalidPageSize("limit", request.limit());
  absl::StatusOr<ReadPlan> plan = PlanRead(
      catalog,
      {kind, request.filter(), order_by, request.view(), request.origin(), request.read_options(),
       "resume_cursor", request.resume_cursor(), RequestHash(request)},
      [&](const catalog::Snapshot& snapshot) { return OwnConditions(snapshot, request); });
  if (!plan.ok()) return plan;
  plan->limit = request.limit();
  plan->explain = request.explain();
  return plan;
}

// One page of records.
struct RecordPage {
  std::vector<catalog::StoredRecordPtr> records;
  size_t bytes = 0;             // of the records in the plan's view
  std::string next_page_token;  // empty on the last page
  int64_t total_size = 0;       // records on all pages together
};

// The records from where `plan` starts: `plan.limit` of them, fewer where large ones would make the
// page more than a client takes. CANCELLED when `cancelled` says so on the way.
absl::StatusOr<RecordPage> ReadPage(const ReadPlan& plan, absl::FunctionRef<bool()> cancelled);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_READ_PLAN_H_
