#include "client/cli/output/plan_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "client/cli/output/table.h"
#include "client/cli/output/text.h"
#include "client/cli/output/words.h"

namespace oas::missions::cli {
namespace {

std::string MeansOf(v1::QueryStepKind kind) {
  switch (kind) {
    case v1::QUERY_STEP_KIND_INDEX_SET:
      return "index set";
    case v1::QUERY_STEP_KIND_DATE_INTERVAL:
      return "part of the event order";
    case v1::QUERY_STEP_KIND_DATE_COMPARISON:
      return "comparison of dates";
    case v1::QUERY_STEP_KIND_RECORD_SCAN:
      return "reading the records";
    default:  // A kind of a later version.
      return EnumWords(kind);
  }
}

bool LooksAtRecords(const v1::QueryStep& step) {
  return step.kind() == v1::QUERY_STEP_KIND_DATE_COMPARISON ||
         step.kind() == v1::QUERY_STEP_KIND_RECORD_SCAN;
}

std::string Sum(const v1::QueryPlan& plan) {
  const bool looks = std::any_of(plan.steps().begin(), plan.steps().end(), &LooksAtRecords);
  return absl::StrCat(plan.candidate_count(), " of ",
                      Count(plan.record_count(), "record", "records"),
                      looks ? " looked at one by one." : " found without looking at any other.");
}

}  // namespace

std::string PlanText(const v1::QueryPlan& plan, const Screen& screen) {
  std::string text = absl::StrCat(Paint(Style::kHeading, "Filter:", screen), " ",
                                  plan.filter().empty() ? "none" : CleanText(plan.filter()), "\n");
  if (!plan.steps().empty()) {
    Table table({{"STEP", /*flexible=*/true}, {"BY"}, {"RECORDS LEFT"}});
    for (const v1::QueryStep& step : plan.steps()) {
      table.AddRow({{step.condition()},
                    {MeansOf(step.kind())},
                    {step.has_record_count() ? absl::StrCat(step.record_count()) : ""}});
    }
    Screen inner = screen;
    inner.width -= 2;
    for (const absl::string_view line :
         absl::StrSplit(table.Render(inner), '\n', absl::SkipEmpty())) {
      absl::StrAppend(&text, "  ", line, "\n");
    }
  }
  return absl::StrCat(text, Sum(plan), "\n");
}

}  // namespace oas::missions::cli
