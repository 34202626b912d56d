#include "server/query/text/row_filter.h"

#include <array>
#include <memory>
#include <utility>

#include "server/query/conditions.h"
#include "server/query/filter/filter.h"
#include "server/query/row_matcher.h"
#include "server/query/row_plan.h"

namespace oas::query {
namespace {

// A plan and what decides its candidates, for one kind.
struct KindFilter {
  RowPlanPtr plan;
  std::unique_ptr<RowMatcher> matcher;
};

using KindFilters = std::array<KindFilter, catalog::kKinds.size()>;  // by kind - 1

}  // namespace

absl::StatusOr<RowPredicate> CompileRowFilter(const catalog::SnapshotPtr& snapshot,
                                              absl::string_view filter,
                                              const std::vector<v1::RecordKind>& kinds) {
  const absl::StatusOr<std::vector<Filter>> parsed = ParseFilter("filter", filter, kinds);
  if (!parsed.ok()) return parsed.status();
  auto filters = std::make_shared<KindFilters>();
  for (size_t i = 0; i < kinds.size(); ++i) {
    const FilterNodePtr& root = (*parsed)[i].root();
    if (root != nullptr) {
      if (auto known = CheckCountriesOf(*snapshot, kinds[i], *root); !known.ok()) return known;
    }
    KindFilter& of_kind = (*filters)[static_cast<size_t>(kinds[i]) - 1];
    of_kind.plan = RowPlan::Make(snapshot, kinds[i], root);
    of_kind.matcher = std::make_unique<RowMatcher>(of_kind.plan->layers().front());
  }
  return [filters](v1::RecordKind kind, uint32_t row) {
    const KindFilter& of_kind = (*filters)[static_cast<size_t>(kind) - 1];
    return of_kind.plan != nullptr && of_kind.plan->layers().front().IsCandidate(row) &&
           of_kind.matcher->Matches(row);
  };
}

}  // namespace oas::query
