#include "server/query/row_matcher.h"

#include "absl/algorithm/container.h"

namespace oas::query {

RowMatcher::RowMatcher(const LayerPlan& plan) : plan_(plan) {
  const std::vector<FilterNodePtr>& scans = plan_.scans();
  if (scans.empty() || plan_.segment().size() == 0) return;
  const bool basic =
      absl::c_all_of(scans, [](const FilterNodePtr& node) { return NeedsOnlyBasicView(*node); });
  if (!basic) view_ = v1::RECORD_VIEW_FULL;
  const v1::RecordKind kind = plan_.segment().records().front()->facts().kind;
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(kind);
  message_.reset(
      v1::Record::GetReflection()->GetMessage(v1::Record::default_instance(), field).New());
}

bool RowMatcher::Matches(uint32_t row) {
  const catalog::RecordDates& dates = plan_.segment().dates()[row];
  for (const DateCondition& condition : plan_.date_conditions()) {
    if (!condition.Holds(row, dates)) return false;
  }
  return plan_.scans().empty() || MatchesScans(row);
}

bool RowMatcher::MatchesScans(uint32_t row) {
  const catalog::StoredRecord& record = *plan_.segment().records()[row];
  record.DecodeInto(view_, *message_);
  const catalog::TermIndex& index = plan_.segment().terms();
  terms_.clear();
  for (const catalog::TermId id : index.TermsOfRow(row)) terms_.push_back(index.TermAt(id));
  const FilterSubject subject{*message_, record.facts(), terms_};
  return absl::c_all_of(plan_.scans(),
                        [&](const FilterNodePtr& node) { return query::Matches(*node, subject); });
}

}  // namespace oas::query
