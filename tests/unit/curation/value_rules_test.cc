// Rules of values that have a type of their own.
#include "server/curation/value_rules.h"

#include <gmock/gmock.h>

#include "server/curation/region_codes.h"
#include "tests/unit/curation/rule_case.h"

namespace oas::curation {
namespace {

constexpr char kEvent[] = "events/honduras-2009-06-28-coup";
constexpr char kDay[] =
    "earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 28 } precision: "
    "DATE_PRECISION_DAY";

TEST(ValueRulesTest, BoundsOfADateAreDaysOfTheCalendar) {
  const RuleCase cases[] = {
      {kEvent, "earliest { year: 2009 month: 6 day: 28 }",
       "earliest { year: 2009 month: 6 day: 31 }", "date {",
       "date.earliest: 2009-06-31 is no day of the calendar; both bounds are full dates"},
      {kEvent, "latest { year: 2009 month: 6 day: 28 }", "\nlatest { year: 2009 month: 13 day: 1 }",
       "latest { year: 2009 month: 13", "date.latest: 2009-13-01 is no day of the calendar"},
      {kEvent, "earliest { year: 2009 month: 6 day: 28 }", "earliest { year: 2009 month: 6 }",
       "date {", "date.earliest: 2009-06-00 is no day of the calendar"},
      {kEvent, "earliest { year: 2009 month: 6 day: 28 }", "", "date {",
       "date.earliest: 0000-00-00 is no day of the calendar"},
      {kEvent, "earliest { year: 2009 month: 6 day: 28 }",
       "earliest { year: 2147483647 month: 2147483647 day: -2147483648 }", "date {",
       "date.earliest: 2147483647-2147483647--2147483648 is no day of the calendar"},
  };
  for (const RuleCase& rule_case : cases) CheckRule(rule_case);
}

TEST(ValueRulesTest, PrecisionSaysHowFarTheBoundsAreApart) {
  const struct {
    const char* date;
    const char* message;
  } cases[] = {
      {"earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 27 } precision: "
       "DATE_PRECISION_RANGE",
       "date: latest (2009-06-27) is before earliest (2009-06-28); swap them"},
      {"earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 29 } precision: "
       "DATE_PRECISION_DAY",
       "date: DATE_PRECISION_DAY means 2009-06-28 to 2009-06-28, not 2009-06-28 to 2009-06-29"},
      {"earliest { year: 2009 month: 6 day: 1 } latest { year: 2009 month: 6 day: 29 } precision: "
       "DATE_PRECISION_MONTH",
       "date: DATE_PRECISION_MONTH means 2009-06-01 to 2009-06-30, not 2009-06-01 to 2009-06-29"},
      {"earliest { year: 2008 month: 2 day: 1 } latest { year: 2008 month: 2 day: 28 } precision: "
       "DATE_PRECISION_MONTH",
       "date: DATE_PRECISION_MONTH means 2008-02-01 to 2008-02-29"},
      {"earliest { year: 2009 month: 6 day: 1 } latest { year: 2009 month: 6 day: 30 } precision: "
       "DATE_PRECISION_YEAR",
       "date: DATE_PRECISION_YEAR means 2009-01-01 to 2009-12-31"},
      {"earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 28 } precision: "
       "DATE_PRECISION_RANGE",
       "date: a range of one day is a day; say DATE_PRECISION_DAY"},
      {"earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 28 }",
       "date.precision: is required: DATE_PRECISION_DAY, _MONTH, _YEAR or _RANGE"},
      {"earliest { year: 2009 month: 6 day: 28 } latest { year: 2009 month: 6 day: 28 } precision: "
       "77",
       "date.precision: is required"},
  };
  for (const auto& c : cases) CheckRule({kEvent, kDay, c.date, "date {", c.message});
}

TEST(ValueRulesTest, PeriodsEndAfterTheyBegin) {
  constexpr char kMission[] = "missions/honduras-2009";
  CheckRule({kMission, "start_date {", "ongoing: true start_date {", "period {",
             "period: is ongoing and has an end_date; it can only be one of them"});
  CheckRule({kMission, "end_date { earliest { year: 2011 month: 6 day: 1 } latest { year: 2011",
             "end_date { earliest { year: 2009 month: 6 day: 1 } latest { year: 2009", "end_date",
             "period.end_date: is before start_date; correct one of them"});
  CheckRule({kMission, "end_date { earliest { year: 2011", "end_date { earliest { year: 2147483647",
             "end_date", "period.end_date.earliest: 2147483647-06-01 is no day of the calendar"});
}

TEST(ValueRulesTest, PlacesAreOnEarth) {
  for (const char* location : {"latitude: 90.1 longitude: 0", "latitude: -90.1 longitude: 0",
                               "latitude: 0 longitude: 180.1", "latitude: 0 longitude: -180.1",
                               "latitude: nan longitude: 0", "latitude: 0 longitude: inf"}) {
    CheckRule({"countries/HN", "latitude: 14.1 longitude: -87.2", location, "capital",
               "capital.location: is not on Earth"});
  }
}

TEST(ValueRulesTest, ParticipantsAreNamed) {
  CheckRule({"missions/honduras-2009", R"( label: "both sides")", "",
             "participants { role: PARTICIPANT_ROLE_PARTY",
             "participants[1]: names nobody; set actor, or label where the source names no one"});
}

TEST(ValueRulesTest, ReferencesNameArticlesThatTheInstrumentHas) {
  constexpr char kMission[] = "missions/honduras-2009";
  CheckRule({kMission, "articles: 21", "articles: 29", "instruments {",
             "instruments[0].articles: instruments/democratic-charter has the articles 1 to 28, "
             "not 29"});
  CheckRule({kMission, "articles: 20", "articles: 0", "instruments {", "not 0"});
  CheckRule({kMission, R"(instrument: "instruments/democratic-charter")",
             R"(instrument: "instruments/resolution-1080")", "instruments {",
             "instruments/resolution-1080 has no articles; remove 20"});
}

TEST(RegionCodesTest, KnowsTheAssignedCodes) {
  for (const char* code : {"HN", "AD", "ZW", "US", "GB"}) {
    EXPECT_TRUE(IsAssignedRegionCode(code)) << code;
  }
  for (const char* code : {"", " ", "  ", "H", "hn", "XX", "UK", "N ", " H", "HND", "HN VE"}) {
    EXPECT_FALSE(IsAssignedRegionCode(code)) << code;
  }
}

}  // namespace
}  // namespace oas::curation
