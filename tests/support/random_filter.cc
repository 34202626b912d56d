#include "tests/support/random_filter.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace oas::testing {
namespace {

using Choices = std::vector<std::string>;

const std::string& OneOf(Random& random, const Choices& choices) {
  return choices[static_cast<size_t>(Pick(random, 0, static_cast<int64_t>(choices.size()) - 1))];
}

std::string DateLiteral(Random& random) {
  const google::type::Date date = RandomPartialDate(random);
  std::string text = absl::StrFormat("%04d", date.year());
  if (date.month() > 0) absl::StrAppendFormat(&text, "-%02d", date.month());
  if (date.day() > 0) absl::StrAppendFormat(&text, "-%02d", date.day());
  return text;
}

const Choices kDateOperators = {" = ", " != ", " < ", " <= ", " > ", " >= ", ":"};
const Choices kTextOperators = {" = ", " != ", ":"};

std::string DateCondition(Random& random, v1::RecordKind kind) {
  const bool period = kind == v1::RECORD_KIND_MISSION || kind == v1::RECORD_KIND_SUSPENSION;
  const int64_t which = Pick(random, 0, 5);
  if (which == 0) return absl::StrCat("active", OneOf(random, kTextOperators), DateLiteral(random));
  const std::string start = period ? "period.start_date" : "date";
  std::string end = "event_date";
  if (period) end = "period.end_date";
  if (kind == v1::RECORD_KIND_EVENT) end = "end_date";
  const std::string& field = which < 3 ? start : which < 5 ? end : "event_date";
  if (Pick(random, 0, 9) == 0) return field + ":*";
  return absl::StrCat(field, OneOf(random, kDateOperators), DateLiteral(random));
}

std::string TermCondition(Random& random, v1::RecordKind kind) {
  Choices conditions = {
      absl::StrCat("country", OneOf(random, kTextOperators), OneOf(random, {"AA", "BB"})),
      absl::StrCat("region_code", OneOf(random, kTextOperators), OneOf(random, {"AA", "BB"})),
      absl::StrCat("origin", OneOf(random, kTextOperators), "CURATOR"),
      absl::StrCat("actor", OneOf(random, {" = n", " != n", ":n"}), Pick(random, 0, 10)),
      absl::StrCat("participants.actor", OneOf(random, kTextOperators), "actors/n",
                   Pick(random, 0, 10)),
      "participants.actor = \"actors/*\"",
      "participants.actor = \"\"",
      "actor:*",
      absl::StrCat("article", OneOf(random, {" = ", " != "}), Pick(random, 16, 21)),
      absl::StrCat("article = \"n1#", Pick(random, 17, 21), "\""),
      absl::StrCat("instrument", OneOf(random, kTextOperators), "n", Pick(random, 0, 4)),
      absl::StrCat("name = \"", kind == v1::RECORD_KIND_EVENT ? "events" : "missions", "/n",
                   Pick(random, 0, 300), "\""),
  };
  if (kind == v1::RECORD_KIND_MISSION) {
    conditions.push_back(absl::StrCat("type", OneOf(random, kTextOperators), "FACT_FINDING"));
    conditions.push_back(absl::StrCat("invocations = n", Pick(random, 0, 300)));
    conditions.push_back("additional_region_codes = BB");
    conditions.push_back("instruments.instrument : N2");
  }
  if (kind == v1::RECORD_KIND_INVOCATION) {
    conditions.push_back(
        absl::StrCat("year", OneOf(random, kDateOperators), Pick(random, 1988, 2021)));
    conditions.push_back("basis = general");
  }
  if (kind == v1::RECORD_KIND_EVENT) conditions.push_back("kind != coup");
  if (kind != v1::RECORD_KIND_MISSION) {
    conditions.push_back(absl::StrCat("missions = \"missions/n", Pick(random, 0, 300), "\""));
  }
  return OneOf(random, conditions);
}

std::string ScanCondition(Random& random, v1::RecordKind kind) {
  Choices conditions = {"participants.role = HEAD",
                        "participants.capacity : BOLANOS",
                        "guerra",
                        "\"coup d'etat\"",
                        "participants:*",
                        "revision > 1"};
  if (kind == v1::RECORD_KIND_MISSION) {
    conditions.push_back("summary : \"coup d'etat\"");
    conditions.push_back("title : mision");
    conditions.push_back("period.ongoing = true");
  }
  return OneOf(random, conditions);
}

std::string Condition(Random& random, v1::RecordKind kind) {
  const int64_t which = Pick(random, 0, 9);
  if (which < 4) return DateCondition(random, kind);
  if (which < 9) return TermCondition(random, kind);
  return ScanCondition(random, kind);
}

std::string Expression(Random& random, v1::RecordKind kind, int depth) {
  if (depth == 0 || Pick(random, 0, 2) == 0) {
    const std::string condition = Condition(random, kind);
    return Pick(random, 0, 5) == 0 ? absl::StrCat("NOT ", condition) : condition;
  }
  const std::string a = Expression(random, kind, depth - 1);
  const std::string b = Expression(random, kind, depth - 1);
  const std::string joined = absl::StrCat(a, OneOf(random, {" AND ", " OR ", " "}), b);
  return Pick(random, 0, 4) == 0 ? absl::StrCat("-(", joined, ")") : absl::StrCat("(", joined, ")");
}

}  // namespace

std::string RandomFilter(Random& random, v1::RecordKind kind) {
  return Expression(random, kind, static_cast<int>(Pick(random, 0, 3)));
}

}  // namespace oas::testing
