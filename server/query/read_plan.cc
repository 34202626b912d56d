#include "server/query/read_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/query/conditions.h"
#include "server/query/record_cursor.h"
#include "server/query/request_checks.h"

namespace oas::query {
namespace {

constexpr int32_t kDefaultPageSize = 100;
constexpr int32_t kMostPageSize = 1000;
// Clients take messages of 4 MiB unless told otherwise.
constexpr size_t kMostPageBytes = 3 << 20;

absl::StatusOr<catalog::SnapshotPtr> SnapshotOf(const catalog::Catalog& catalog,
                                                const CommonFields& fields,
                                                std::optional<PagePosition>& start) {
  if (fields.token.empty()) return catalog.Read(fields.read_options);
  absl::StatusOr<PagePosition> position =
      DecodePageToken(fields.token_field, fields.token, fields.request_hash);
  if (!position.ok()) return position.status();
  start = *position;
  return catalog.AtPinnedRevision(position->revision);
}

// The records of the page that starts at `next`, which is moved to where the following one starts.
RecordPage RecordsOf(const ReadPlan& plan, PagePosition& next) {
  RecordPage page;
  RecordCursor cursor(plan.rows, plan.order, plan.start.index);
  const auto most = std::min<uint64_t>(static_cast<uint64_t>(plan.limit),
                                       static_cast<uint64_t>(next.total) - next.matched);
  page.records.reserve(most);
  bool fits = true;
  while (page.records.size() < most) {
    const catalog::StoredRecordPtr* const record = cursor.Next();
    if (record == nullptr) break;
    const size_t size = (*record)->Bytes(plan.view).size();
    fits = page.bytes + size <= kMostPageBytes || page.records.empty();
    if (!fits) break;
    page.bytes += size;
    page.records.push_back(*record);
  }
  next.index = fits ? cursor.position() : cursor.last_position();
  next.matched += page.records.size();
  return page;
}

}  // namespace

absl::StatusOr<int64_t> PageLimit(int32_t page_size) {
  if (page_size < 0) return InvalidPageSize("page_size", page_size);
  return page_size == 0 ? kDefaultPageSize : std::min(page_size, kMostPageSize);
}

absl::StatusOr<FilterNodePtr> CommonConditions(const catalog::Snapshot& snapshot,
                                               v1::RecordKind kind, absl::string_view filter,
                                               v1::Origin origin) {
  if (absl::Status valid = CheckOrigin(origin); !valid.ok()) return valid;
  const absl::StatusOr<Filter> parsed = ParseFilter("filter", filter, kind);
  if (!parsed.ok()) return parsed.status();
  if (parsed->root() != nullptr) {
    if (absl::Status known = CheckCountriesOf(snapshot, kind, *parsed->root()); !known.ok()) {
      return known;
    }
  }
  FilterNodePtr of_origin;
  if (origin != v1::ORIGIN_UNSPECIFIED) {
    of_origin = HasTerm(catalog::TermField::kOrigin, v1::Origin_Name(origin));
  }
  return Both(parsed->root(), std::move(of_origin));
}

absl::StatusOr<ReadPlan> PlanRead(const catalog::Catalog& catalog, const CommonFields& fields,
                                  OwnConditionsOf own_conditions) {
  if (absl::Status view = CheckView(fields.view); !view.ok()) return view;
  const absl::StatusOr<RecordOrder> order = ParseOrderBy(fields.order_by);
  if (!order.ok()) return order.status();
  std::optional<PagePosition> start;
  absl::StatusOr<catalog::SnapshotPtr> snapshot = SnapshotOf(catalog, fields, start);
  if (!snapshot.ok()) return snapshot.status();
  absl::StatusOr<FilterNodePtr> common =
      CommonConditions(**snapshot, fields.kind, fields.filter, fields.origin);
  if (!common.ok()) return common.status();
  absl::StatusOr<FilterNodePtr> own = own_conditions(**snapshot);
  if (!own.ok()) return own.status();

  ReadPlan plan;
  plan.order = *order;
  plan.view = ViewOr(fields.view, v1::RECORD_VIEW_BASIC);
  plan.start = start.value_or(PagePosition{});
  plan.start.revision = (*snapshot)->revision();
  plan.start.request_hash = fields.request_hash;
  plan.rows =
      RowPlan::Make(*std::move(snapshot), fields.kind, Both(*std::move(common), *std::move(own)));
  return plan;
}

absl::StatusOr<RecordPage> ReadPage(const ReadPlan& plan, absl::FunctionRef<bool()> cancelled) {
  PagePosition next = plan.start;
  if (next.total == kTotalUnknown) {
    const absl::StatusOr<int64_t> total = CountSelected(plan.rows, cancelled);
    if (!total.ok()) return total.status();
    next.total = *total;
  }
  RecordPage page = RecordsOf(plan, next);
  page.total_size = next.total;
  const bool more = static_cast<int64_t>(next.matched) < next.total && !page.records.empty();
  if (more) page.next_page_token = EncodePageToken(next);
  return page;
}

}  // namespace oas::query
