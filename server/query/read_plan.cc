#include "server/query/read_plan.h"

#include <algorithm>
#include <utility>

namespace oas::query {
namespace {

constexpr int32_t kDefaultPageSize = 100;
constexpr int32_t kMostPageSize = 1000;
// Clients take messages of 4 MiB unless told otherwise.
constexpr size_t kMostPageBytes = 3 << 20;

}  // namespace

absl::StatusOr<int64_t> PageLimit(int32_t page_size) {
  if (page_size < 0) return InvalidPageSize("page_size", page_size);
  return page_size == 0 ? kDefaultPageSize : std::min(page_size, kMostPageSize);
}

absl::StatusOr<ReadPlan> PlanRead(const catalog::Catalog& catalog, const CommonFields& fields) {
  if (!fields.filter.empty()) {
    return FilterNotServed(
        "select by region_code, origin, since, until or active_on where the method has them, or "
        "with LookupInvocations");
  }
  if (absl::Status view = CheckView(fields.view); !view.ok()) return view;
  if (absl::Status origin = CheckOrigin(fields.origin); !origin.ok()) return origin;
  const absl::StatusOr<RecordOrder> order = ParseOrderBy(fields.order_by);
  if (!order.ok()) return order.status();

  ReadPlan plan;
  plan.view = ViewOr(fields.view, v1::RECORD_VIEW_BASIC);
  plan.selection = {.kind = fields.kind, .origin = fields.origin, .order = *order};
  if (!fields.token.empty()) {
    absl::StatusOr<PagePosition> start =
        DecodePageToken(fields.token_field, fields.token, fields.request_hash);
    if (!start.ok()) return start.status();
    plan.start = *start;
  }
  absl::StatusOr<catalog::SnapshotPtr> snapshot = fields.token.empty()
                                                      ? catalog.Read(fields.read_options)
                                                      : catalog.AtRevision(plan.start.revision);
  if (!snapshot.ok()) return snapshot.status();
  plan.snapshot = *std::move(snapshot);
  plan.start.revision = plan.snapshot->revision();
  plan.start.request_hash = fields.request_hash;
  return plan;
}

RecordPage ReadPage(const ReadPlan& plan) {
  RecordPage page;
  RecordCursor cursor(plan.snapshot, plan.selection, plan.start.index);
  PagePosition next = plan.start;
  size_t bytes = 0;
  while (auto record = cursor.Next()) {
    bytes += record->Bytes(plan.view).size();
    const bool full = static_cast<int64_t>(page.records.size()) == plan.limit ||
                      (bytes > kMostPageBytes && !page.records.empty());
    if (full) {
      next.matched += page.records.size();
      page.next_page_token = EncodePageToken(next);
      break;
    }
    page.records.push_back(std::move(record));
    next.index = cursor.index();
  }
  page.total_size = CountSelected(plan.snapshot, plan.selection);
  return page;
}

}  // namespace oas::query
