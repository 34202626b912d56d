#include "server/query/history/revision_diff.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/catalog/field_diff.h"
#include "server/query/history/snapshot_merge.h"
#include "server/query/query_errors.h"
#include "server/query/read_plan.h"
#include "server/query/requested_kinds.h"

namespace oas::query {
namespace {

using catalog::SnapshotPtr;

constexpr int kCheckEvery = 4096;  // records between two looks at whether the caller has gone

struct DiffPlan {
  SnapshotPtr previous;
  SnapshotPtr current;
  std::vector<v1::RecordKind> kinds;
  int64_t limit = 0;
  // `index` has the kind in its upper half and the place in the previous snapshot's order of names
  // in its lower half, `matched` the place in the current one's.
  PagePosition start;
};

uint64_t IndexOf(v1::RecordKind kind, uint64_t position) {
  return static_cast<uint64_t>(kind) << 32 | position;
}

absl::StatusOr<DiffPlan> Plan(const HistoryContext& context,
                              const v1::DiffRevisionsRequest& request) {
  DiffPlan plan;
  const absl::StatusOr<int64_t> limit = PageLimit(request.page_size());
  if (!limit.ok()) return limit.status();
  plan.limit = *limit;
  absl::StatusOr<std::vector<v1::RecordKind>> kinds = KindsOf(request);
  if (!kinds.ok()) return kinds.status();
  plan.kinds = *std::move(kinds);
  if (request.from_revision() == 0) {
    return FieldRequired("from_revision", "give the number of a revision, 1 or later");
  }
  const absl::StatusOr<std::optional<PagePosition>> start = PageStart(request);
  if (!start.ok()) return start.status();
  const int64_t to = start->has_value()           ? (*start)->revision
                     : request.to_revision() == 0 ? context.catalog.Newest()->revision()
                                                  : request.to_revision();
  absl::StatusOr<SnapshotPtr> current =
      start->has_value() ? context.catalog.AtPinnedRevision(to) : context.catalog.AtRevision(to);
  if (!current.ok()) return current.status();
  absl::StatusOr<SnapshotPtr> previous = context.catalog.AtRevision(request.from_revision());
  if (!previous.ok()) return previous.status();
  plan.current = *std::move(current);
  plan.previous = *std::move(previous);
  plan.start = start->value_or(PagePosition{.revision = to, .request_hash = RequestHash(request)});
  return plan;
}

v1::Record RecordOf(const catalog::StoredRecord* stored) {
  v1::Record record;
  if (stored == nullptr) return record;
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(stored->facts().kind);
  stored->DecodeInto(v1::RECORD_VIEW_FULL,
                     *v1::Record::GetReflection()->MutableMessage(&record, field));
  return record;
}

// What differs; nothing when the content is the same.
std::optional<v1::RecordDiff> DiffOf(const RecordPair& pair) {
  if (pair.previous == pair.current) return std::nullopt;
  v1::Record previous = RecordOf(pair.previous);
  v1::Record current = RecordOf(pair.current);
  std::vector<v1::FieldDiff> fields =
      catalog::DiffFields(catalog::ContentOf(previous), catalog::ContentOf(current));
  if (fields.empty()) return std::nullopt;
  v1::RecordDiff diff;
  for (v1::FieldDiff& field : fields) *diff.add_fields() = std::move(field);
  diff.set_name(std::string((pair.current == nullptr ? pair.previous : pair.current)->name()));
  diff.set_action(pair.current == nullptr    ? v1::APPLY_ACTION_DELETE
                  : pair.previous == nullptr ? v1::APPLY_ACTION_CREATE
                                             : v1::APPLY_ACTION_UPDATE);
  if (pair.previous != nullptr) *diff.mutable_previous() = std::move(previous);
  if (pair.current != nullptr) *diff.mutable_current() = std::move(current);
  return diff;
}

bool SameBytes(const RecordPair& pair) {
  return pair.previous == pair.current ||
         (pair.previous != nullptr && pair.current != nullptr &&
          pair.previous->Bytes(v1::RECORD_VIEW_FULL) == pair.current->Bytes(v1::RECORD_VIEW_FULL));
}

// Fills pages from kind to kind.
class DiffPage {
 public:
  explicit DiffPage(const DiffPlan& plan) : plan_(plan) {}

  // Adds what differs in `kind`; false when the page is full, and goes on there.
  absl::StatusOr<bool> Add(v1::RecordKind kind, absl::FunctionRef<bool()> cancelled) {
    const bool resumed = plan_.start.index >> 32 == static_cast<uint64_t>(kind);
    const uint32_t i = resumed ? static_cast<uint32_t>(plan_.start.index) : 0;
    const uint64_t j = resumed ? plan_.start.matched : 0;
    if (i > plan_.previous->CollectionOf(kind).size() ||
        j > plan_.current->CollectionOf(kind).size()) {
      return InvalidPageToken("page_token");
    }
    SnapshotMerge merge(plan_.previous, plan_.current, kind, i, j);
    while (!merge.AtEnd()) {
      if (++steps_ % kCheckEvery == 0 && cancelled()) return HistoryCancelled();
      PagePosition here = plan_.start;
      here.index = IndexOf(kind, merge.previous_position());
      here.matched = merge.current_position();
      const RecordPair pair = merge.Next();
      if (SameBytes(pair)) continue;
      std::optional<v1::RecordDiff> diff = DiffOf(pair);
      if (!diff.has_value()) continue;
      bytes_ += diff->ByteSizeLong();
      const bool full = response_.diffs_size() >= plan_.limit ||
                        (bytes_ > kMostHistoryPageBytes && response_.diffs_size() > 0);
      if (full) {
        response_.set_next_page_token(EncodePageToken(here));
        return false;
      }
      *response_.add_diffs() = *std::move(diff);
    }
    return true;
  }

  v1::DiffRevisionsResponse Take() && {
    response_.set_to_revision(plan_.current->revision());
    return std::move(response_);
  }

 private:
  const DiffPlan& plan_;
  v1::DiffRevisionsResponse response_;
  size_t bytes_ = 0;
  int steps_ = 0;
};

}  // namespace

absl::StatusOr<v1::DiffRevisionsResponse> DiffRevisions(const HistoryContext& context,
                                                        const v1::DiffRevisionsRequest& request) {
  const absl::StatusOr<DiffPlan> plan = Plan(context, request);
  if (!plan.ok()) return plan.status();
  DiffPage page(*plan);
  for (const v1::RecordKind kind : plan->kinds) {
    if (static_cast<uint64_t>(kind) < plan->start.index >> 32) continue;  // on an earlier page
    const absl::StatusOr<bool> more = page.Add(kind, context.cancelled);
    if (!more.ok()) return more.status();
    if (!*more) break;
  }
  return std::move(page).Take();
}

}  // namespace oas::query
