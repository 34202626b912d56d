#include "server/query/invocation_lookup.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "server/query/conditions.h"
#include "server/query/query_errors.h"
#include "server/query/read_plan.h"
#include "server/query/record_cursor.h"
#include "server/query/request_checks.h"

namespace oas::query {
namespace {

using catalog::Snapshot;
using catalog::StoredRecordPtr;
using catalog::TermField;

constexpr char kDemocraticCharter[] = "instruments/democratic-charter";

std::string ArticleValue(absl::string_view instrument, int article) {
  return absl::StrCat(instrument, "#", article);
}

// Articles of `instrument` that invocations applied, ascending.
std::vector<int> InvokedArticles(const Snapshot& snapshot, const std::string& instrument) {
  const catalog::Collection& invocations = snapshot.CollectionOf(v1::RECORD_KIND_INVOCATION);
  std::set<int> articles;
  for (const std::string& text : invocations.ValuesOf(TermField::kArticle)) {
    absl::string_view value = text;
    int article = 0;
    if (absl::ConsumePrefix(&value, absl::StrCat(instrument, "#")) &&
        absl::SimpleAtoi(value, &article)) {
      articles.insert(article);
    }
  }
  return {articles.begin(), articles.end()};
}

// The instrument that the request means; empty when it leaves it open.
std::string InstrumentOf(const v1::LookupInvocationsRequest& request) {
  if (request.instrument().empty() && request.article() != 0) return kDemocraticCharter;
  return request.instrument();
}

absl::Status CheckCriteria(const Snapshot& snapshot, const v1::LookupInvocationsRequest& request) {
  if (auto region = CheckRegionCode(snapshot, request.region_code(), "region_code"); !region.ok())
    return region;
  if (auto year = CheckYear(request.year()); !year.ok()) return year;
  const std::string instrument_name = InstrumentOf(request);
  if (instrument_name.empty()) return absl::OkStatus();
  const absl::StatusOr<const StoredRecordPtr*> record =
      FindRecord(snapshot, v1::RECORD_KIND_INSTRUMENT, "instrument", instrument_name);
  if (!record.ok()) return record.status();
  if (request.article() == 0) return absl::OkStatus();
  const auto instrument = (**record)->Decode<v1::Instrument>(v1::RECORD_VIEW_BASIC);
  if (request.article() >= 1 && request.article() <= instrument.article_count()) {
    return absl::OkStatus();
  }
  return InvalidArticle(request.article(), instrument, InvokedArticles(snapshot, instrument_name));
}

// The condition that the criteria state, nullptr for none.
FilterNodePtr ConditionOf(const v1::LookupInvocationsRequest& request) {
  const std::string instrument = InstrumentOf(request);
  FilterNodePtr condition;
  const auto add = [&](TermField field, const std::string& value) {
    condition = Both(std::move(condition), HasTerm(field, value));
  };
  if (!request.region_code().empty()) add(TermField::kCountry, request.region_code());
  if (request.year() != 0) add(TermField::kYear, absl::StrCat(request.year()));
  if (request.article() != 0) {
    add(TermField::kArticle, ArticleValue(instrument, request.article()));
  } else if (!instrument.empty()) {
    add(TermField::kInstrument, instrument);
  }
  return condition;
}

// The records of these names, in event order.
template <typename Names>
std::vector<StoredRecordPtr> Join(const Snapshot& snapshot, const Names& names) {
  std::vector<StoredRecordPtr> records;
  for (const std::string& name : names) {
    if (StoredRecordPtr record = snapshot.Find(name)) records.push_back(std::move(record));
  }
  std::sort(records.begin(), records.end(), [](const StoredRecordPtr& a, const StoredRecordPtr& b) {
    return catalog::InEventOrder(*a, *b);
  });
  return records;
}

v1::InvocationMatch MatchOf(const Snapshot& snapshot, const StoredRecordPtr& record,
                            v1::RecordView view) {
  v1::InvocationMatch match;
  *match.mutable_invocation() = record->Decode<v1::Invocation>(view);
  for (const auto& mission : Join(snapshot, match.invocation().missions())) {
    *match.add_missions() = mission->Decode<v1::Mission>(view);
  }
  for (const auto& suspension : Join(snapshot, match.invocation().suspensions())) {
    *match.add_suspensions() = suspension->Decode<v1::Suspension>(view);
  }
  return match;
}

// What makes an invocation one thing to count under `rule`.
std::string GroupKey(const v1::Invocation& invocation, v1::CountingRule rule) {
  switch (rule) {
    case v1::COUNTING_RULE_PER_CRISIS:
      return invocation.crisis();
    case v1::COUNTING_RULE_PER_SOURCE_ROW:
      if (invocation.has_source_row()) {
        return invocation.source_row().table() + ", row " +
               std::to_string(invocation.source_row().position());
      }
      return invocation.name();
    default:
      return invocation.name();
  }
}

std::string RuleText(v1::CountingRule rule, bool include_recalled) {
  std::string text;
  switch (rule) {
    case v1::COUNTING_RULE_PER_CRISIS:
      text = "one for each crisis, however many years it spans";
      break;
    case v1::COUNTING_RULE_PER_SOURCE_ROW:
      text = "one for each row of the source tables; curator additions count one each";
      break;
    default:
      text = "one for each country and year";
  }
  return text + (include_recalled ? "; decisions that only recall the instrument count too"
                                  : "; decisions that only recall the instrument do not count");
}

}  // namespace

absl::StatusOr<v1::LookupInvocationsResponse> LookupInvocations(
    const catalog::Catalog& catalog, const v1::LookupInvocationsRequest& request) {
  const absl::StatusOr<int64_t> limit = PageLimit(request.page_size());
  if (!limit.ok()) return limit.status();
  absl::StatusOr<ReadPlan> plan =
      PlanRead(catalog,
               {v1::RECORD_KIND_INVOCATION, "", "", request.view(), request.origin(),
                request.read_options(), "page_token", request.page_token(), RequestHash(request)},
               [&](const Snapshot& snapshot) -> absl::StatusOr<FilterNodePtr> {
                 if (auto checked = CheckCriteria(snapshot, request); !checked.ok()) return checked;
                 return ConditionOf(request);
               });
  if (!plan.ok()) return plan.status();
  plan->limit = *limit;
  // Every condition is a set, so nothing is long enough to be cancelled.
  const absl::StatusOr<RecordPage> page = ReadPage(*plan, [] { return false; });
  if (!page.ok()) return page.status();

  v1::LookupInvocationsResponse response;
  response.set_revision(plan->revision());
  response.set_total_size(static_cast<int32_t>(page->total_size));
  response.set_next_page_token(page->next_page_token);
  for (const StoredRecordPtr& record : page->records) {
    *response.add_matches() = MatchOf(*plan->rows->snapshot(), record, plan->view);
  }
  return response;
}

absl::StatusOr<v1::CountInvocationsResponse> CountInvocations(
    const catalog::Catalog& catalog, const v1::CountInvocationsRequest& request) {
  if (!v1::CountingRule_IsValid(request.counting_rule())) {
    return InvalidEnumValue("counting_rule", request.counting_rule(), "CountingRule");
  }
  if (request.counting_rule() == v1::COUNTING_RULE_UNSPECIFIED) {
    return FieldRequired("counting_rule", "say PER_YEAR, PER_SOURCE_ROW or PER_CRISIS");
  }
  const absl::StatusOr<catalog::SnapshotPtr> snapshot = catalog.Read(request.read_options());
  if (!snapshot.ok()) return snapshot.status();
  v1::LookupInvocationsRequest criteria;
  criteria.set_region_code(request.region_code());
  criteria.set_instrument(request.instrument());
  if (auto checked = CheckCriteria(**snapshot, criteria); !checked.ok()) return checked;

  v1::CountInvocationsResponse response;
  response.set_revision((*snapshot)->revision());
  response.set_rule_text(RuleText(request.counting_rule(), request.include_recalled()));
  absl::StatusOr<FilterNodePtr> of_origin =
      CommonConditions(**snapshot, v1::RECORD_KIND_INVOCATION, "", request.origin());
  if (!of_origin.ok()) return of_origin.status();
  RecordCursor cursor(RowPlan::Make(*snapshot, v1::RECORD_KIND_INVOCATION,
                                    Both(*std::move(of_origin), ConditionOf(criteria))),
                      {});
  while (const StoredRecordPtr* const record = cursor.Next()) {
    const auto invocation = (*record)->Decode<v1::Invocation>(v1::RECORD_VIEW_BASIC);
    if (invocation.basis() == v1::INVOCATION_BASIS_RECALLED && !request.include_recalled())
      continue;
    const std::string key = GroupKey(invocation, request.counting_rule());
    auto& groups = *response.mutable_groups();
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& other) { return other.key() == key; });
    if (group == groups.end()) {
      response.add_groups()->set_key(key);
      group = std::prev(groups.end());
    }
    group->add_invocations(invocation.name());
  }
  response.set_count(response.groups_size());
  return response;
}

}  // namespace oas::query
