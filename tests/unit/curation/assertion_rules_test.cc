// Rules of provenance.
#include "server/curation/assertion_rules.h"

#include <gmock/gmock.h>

#include <string>

#include "oas/missions/v1/mission.pb.h"
#include "tests/support/proto_matchers.h"
#include "tests/unit/curation/rule_case.h"

namespace oas::curation {
namespace {

using ::testing::HasSubstr;

v1::Mission Mission() {
  return testing::FromText<v1::Mission>(R"(
    name: "missions/a"
    period { start_date { earliest { year: 2009 } } }
    participants { actor: "actors/one.two" role: PARTICIPANT_ROLE_HEAD }
    participants { label: "both [sides" role: PARTICIPANT_ROLE_PARTY }
    instruments { instrument: "instruments/x" articles: 20 articles: 21 }
    invocations: "invocations/a"
    figures { label: "dead" value: 3 unit: "people" })");
}

TEST(FieldPathTest, PointsAtAField) {
  for (const char* path :
       {"*", "title", "name", "period", "period.end_date", "period.start_date.earliest.year",
        "participants", "participants[actors/one.two]", "participants[actors/one.two].role",
        "participants[both [sides].role", "instruments[instruments/x].articles",
        "instruments[instruments/x].articles[21]", "invocations[invocations/a]", "figures[dead]",
        "figures[people].value"}) {
    EXPECT_EQ(FaultOfFieldPath(Mission(), path), "") << path;
  }
}

constexpr char kForm[] = "is not of the form field, field.field or field[key].field";

TEST(FieldPathTest, SaysWhyItPointsAtNothing) {
  const struct {
    std::string path;
    const char* fault;
  } cases[] = {
      {"", "is empty; use * for the record as a whole"},
      {"titel", "Mission has no field \"titel\"; did you mean \"title\"?"},
      {"nonsense", "Mission has no field \"nonsense\""},
      {"period.start", "HistoricPeriod has no field \"start\""},
      {".", kForm},
      {".title", "Mission has no field \"\""},
      {"period..end_date", "HistoricPeriod has no field \"\""},
      {"title.text", "title has no fields of its own"},
      {"title[1]", "title is not repeated; drop the [ ]"},
      {"period[1].end_date", "period is not repeated; drop the [ ]"},
      {"participants[actors/nobody]", "no element of participants is actors/nobody"},
      {"participants[]", "no element of participants is "},
      {"participants[actors/one.two", kForm},
      {"participants[", kForm},
      {"participants.role", "say which of participants"},
      {"instruments[instruments/x].articles[22]", "no element of articles is 22"},
      {"[x]", "Mission has no field \"\""},
      {"*.title", "Mission has no field \"*\""},
      {"period.", kForm},
      {"participants[actors/one.two]role", kForm},
      {std::string(100'000, '.'), "Mission has no field \"\""},
      {std::string(100'000, 'x'), "Mission has no field"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(FaultOfFieldPath(Mission(), c.path), HasSubstr(c.fault)) << c.path.substr(0, 80);
  }
}

TEST(AssertionRulesTest, EveryRecordHasASourceForTheWholeOfIt) {
  CheckRule({"missions/venezuela-2002", R"(field_path: "*")", R"(field_path: "title")", "",
             "says of no source that it tells of this record; add assertions with field_path "
             "\"*\""});
}

TEST(AssertionRulesTest, AssertionsPointAtFieldsThatAreThere) {
  CheckRule({"invocations/honduras-2009", R"(field_path: "articles[21]")",
             R"(field_path: "articles[22]")", R"(assertions { field_path: "articles[22]")",
             R"(assertions[1]: field_path "articles[22]": no element of articles is 22)"});
}

TEST(AssertionRulesTest, DisputedReadingsSayWhatAndWhy) {
  constexpr char kMission[] = "missions/honduras-2009";
  CheckRule({kMission,
             "date_value { earliest { year: 2011 month: 6 day: 11 } latest { year: 2011 month: 6 "
             "day: 11 } precision: DATE_PRECISION_DAY }",
             "", "assertions {\n",
             "assertions[1]: is disputed and has no reading; set value, or date_value for a date"});
  CheckRule({kMission, R"(note: "A slip of the pen.")", "", "assertions {\n",
             "assertions[1]: is disputed and does not say why; set note"});
}

}  // namespace
}  // namespace oas::curation
