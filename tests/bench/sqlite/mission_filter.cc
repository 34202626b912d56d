#include "tests/bench/sqlite/mission_filter.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "server/catalog/event_date.h"

namespace oas::bench {
namespace {

// The days of "2009", "2009-06" or "2009-06-28".
std::optional<catalog::DayInterval> ParseDays(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '-');
  std::vector<int> numbers(3);
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i >= numbers.size() || !absl::SimpleAtoi(parts[i], &numbers[i])) return std::nullopt;
  }
  google::type::Date date;
  date.set_year(numbers[0]);
  date.set_month(numbers[1]);
  date.set_day(numbers[2]);
  if (!catalog::IsPartialDate(date)) return std::nullopt;
  return catalog::DaysOf(date);
}

bool ParseCondition(absl::string_view text, MissionFilter& filter) {
  const std::vector<absl::string_view> words = absl::StrSplit(text, ' ');
  if (words.size() != 3) return false;
  absl::string_view value = words[2];
  if (absl::ConsumePrefix(&value, "\"")) absl::ConsumeSuffix(&value, "\"");
  if (words[0] == "region_code" && words[1] == "=") {
    filter.region_code = std::string(value);
    return true;
  }
  if (words[0] == "type" && words[1] == "=") {
    v1::MissionType type = v1::MISSION_TYPE_UNSPECIFIED;
    const bool known = v1::MissionType_Parse(std::string(value), &type);
    filter.type = type;
    return known;
  }
  const std::optional<catalog::DayInterval> days = ParseDays(value);
  if (words[0] != "period.start_date" || !days) return false;
  if (words[1] == ">=") filter.starts_from = days->first;
  if (words[1] == "<=") filter.starts_until = days->last;
  return words[1] == ">=" || words[1] == "<=";
}

}  // namespace

std::optional<MissionFilter> MissionFilter::Parse(absl::string_view text) {
  MissionFilter filter;
  for (const absl::string_view condition : absl::StrSplit(text, " AND ", absl::SkipEmpty())) {
    if (!ParseCondition(condition, filter)) return std::nullopt;
  }
  return filter;
}

int MissionFilter::Shape() const {
  return (region_code ? 1 : 0) | (type ? 2 : 0) | (starts_from ? 4 : 0) | (starts_until ? 8 : 0);
}

std::string MissionFilter::Where() const {
  std::vector<std::string> conditions;
  if (region_code) conditions.emplace_back("m.region_code = ?1");
  if (type) conditions.emplace_back("m.type = ?2");
  if (starts_from) conditions.emplace_back("m.start_first >= ?3");
  if (starts_until) conditions.emplace_back("m.start_last <= ?4");
  // An interval ends no earlier than it begins; this lets the index end its walk.
  if (starts_until) conditions.emplace_back("m.start_first <= ?4");
  if (conditions.empty()) return "";
  return absl::StrCat("WHERE ", absl::StrJoin(conditions, " AND "));
}

void MissionFilter::BindTo(Statement& statement) const {
  if (region_code) statement.Bind(1, absl::string_view(*region_code));
  if (type) statement.Bind(2, int64_t{*type});
  if (starts_from) statement.Bind(3, int64_t{*starts_from});
  if (starts_until) statement.Bind(4, int64_t{*starts_until});
}

}  // namespace oas::bench
