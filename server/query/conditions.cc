#include "server/query/conditions.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "server/query/request_checks.h"

namespace oas::query {
namespace {

// How explanations call the fields of terms.
absl::string_view PathOf(catalog::TermField field) {
  switch (field) {
    case catalog::TermField::kCountry:
      return "country";
    case catalog::TermField::kOrigin:
      return "origin";
    case catalog::TermField::kInstrument:
      return "instrument";
    case catalog::TermField::kArticle:
      return "article";
    case catalog::TermField::kYear:
      return "year";
    default:
      return "term";
  }
}

std::string Written(int32_t day) {
  return absl::StrFormat("%04d-%02d-%02d", day / 10'000, day / 100 % 100, day % 100);
}

std::string Written(const catalog::DayInterval& days) {
  std::string text = days.first == 0 ? std::string() : Written(days.first);
  absl::StrAppend(&text, "..");
  if (days.last != catalog::kNoDay) absl::StrAppend(&text, Written(days.last));
  return text;
}

bool ComparesWithCountry(const FilterNode& node) {
  return node.kind == FilterNodeKind::kComparison &&
         (node.field.path == "country" || node.field.path == "region_code") &&
         (node.comparator == Comparator::kEquals || node.comparator == Comparator::kNotEquals) &&
         !node.value.wildcard && !node.value.present && !node.value.text.empty();
}

}  // namespace

FilterNodePtr HasTerm(catalog::TermField field, absl::string_view value) {
  FilterNode node;
  node.kind = FilterNodeKind::kComparison;
  node.field = {.path = std::string(PathOf(field)),
                .type = FieldType::kTerm,
                .virtual_field = VirtualField::kTerm,
                .term_field = field};
  node.comparator = Comparator::kEquals;
  node.value.text = std::string(value);
  return std::make_shared<const FilterNode>(std::move(node));
}

FilterNodePtr PossiblyDuring(const catalog::DayInterval& days) {
  FilterNode node;
  node.kind = FilterNodeKind::kComparison;
  node.field = {
      .path = "active", .type = FieldType::kPeriod, .virtual_field = VirtualField::kActive};
  node.comparator = Comparator::kHas;
  node.value.text = Written(days);
  node.value.days = days;
  return std::make_shared<const FilterNode>(std::move(node));
}

FilterNodePtr Both(FilterNodePtr a, FilterNodePtr b) {
  if (a == nullptr) return b;
  if (b == nullptr) return a;
  FilterNode node;
  node.kind = FilterNodeKind::kAnd;
  node.children = {std::move(a), std::move(b)};
  return std::make_shared<const FilterNode>(std::move(node));
}

absl::Status CheckCountriesOf(const catalog::Snapshot& snapshot, v1::RecordKind kind,
                              const FilterNode& condition) {
  for (const FilterNodePtr& child : condition.children) {
    if (auto checked = CheckCountriesOf(snapshot, kind, *child); !checked.ok()) return checked;
  }
  if (!ComparesWithCountry(condition)) return absl::OkStatus();
  const std::string& code = condition.value.text;
  if (snapshot.CollectionOf(kind).Has({catalog::TermField::kCountry, code})) {
    return absl::OkStatus();
  }
  return CheckRegionCode(snapshot, code, "filter");
}

}  // namespace oas::query
