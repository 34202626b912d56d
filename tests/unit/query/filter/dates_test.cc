// The rules of dates and periods, on every way in which a date and a literal can lie.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/unit/query/filter/filter_test_case.h"

namespace oas::query {
namespace {

using catalog::DayInterval;
using catalog::kNoDay;
using catalog::RecordDates;
using testing::BareMission;
using testing::FilterRecordOf;
using testing::HondurasInvocation;
using testing::HondurasMission;
using testing::HondurasSuspension;
using testing::Selects;

constexpr Comparator kComparators[] = {
    Comparator::kHas,        Comparator::kEquals,  Comparator::kNotEquals,    Comparator::kLess,
    Comparator::kLessEquals, Comparator::kGreater, Comparator::kGreaterEquals};
constexpr char kSigns[] = ":=!<l>g";  // l is <=, g is >=

// The signs of the comparators that hold.
std::string Holding(const DayInterval& date, const DayInterval& literal) {
  std::string signs;
  for (size_t i = 0; i < std::size(kComparators); ++i) {
    if (CompareDate(date, kComparators[i], literal)) signs.push_back(kSigns[i]);
  }
  return signs;
}

TEST(CompareDateTest, AnImpreciseDateAgainstAnInterval) {
  const DayInterval year = {20090101, 20091231};
  struct Case {
    DayInterval date;
    const char* holding;
  };
  for (const Case& c : {
           Case{{20080101, 20081231}, "!<l"},   // before
           Case{{20081201, 20090131}, ":!l"},   // across the beginning
           Case{{20090101, 20090131}, ":=lg"},  // within, at the beginning
           Case{{20090628, 20090628}, ":=lg"},  // within
           Case{{20090101, 20091231}, ":=lg"},  // the same
           Case{{20080101, 20101231}, ":!"},    // around: no more can be told
           Case{{20091201, 20100131}, ":!g"},   // across the end
           Case{{20100101, 20100101}, "!>g"},   // after
           Case{{kNoDay, kNoDay}, "!"},         // not known
       }) {
    EXPECT_EQ(Holding(c.date, year), c.holding) << c.date.first << " " << c.date.last;
  }
}

// What the comparators mean: a claim about the day on which it happened that holds for every day on
// which it may have, or for `:` for one of them.
TEST(CompareDateTest, HoldsWhenItHoldsOnEveryPossibleDay) {
  for (int e = 1; e <= 7; ++e) {
    for (int l = e; l <= 7; ++l) {
      for (int a = 1; a <= 7; ++a) {
        for (int b = a; b <= 7; ++b) {
          bool some = false;
          bool within = true;
          bool before = true;
          bool by_end = true;
          bool after = true;
          bool from_start = true;
          for (int day = e; day <= l; ++day) {
            some = some || (a <= day && day <= b);
            within = within && a <= day && day <= b;
            before = before && day < a;
            by_end = by_end && day <= b;
            after = after && day > b;
            from_start = from_start && day >= a;
          }
          const bool expected[] = {some, within, !within, before, by_end, after, from_start};
          for (size_t i = 0; i < std::size(kComparators); ++i) {
            EXPECT_EQ(CompareDate({e, l}, kComparators[i], {a, b}), expected[i])
                << e << " " << l << " " << kSigns[i] << " " << a << " " << b;
          }
        }
      }
    }
  }
}

std::string HoldingActive(const RecordDates& dates, const DayInterval& literal) {
  std::string signs;
  for (size_t i = 0; i < std::size(kComparators); ++i) {
    if (CompareActive(dates, kComparators[i], literal)) signs.push_back(kSigns[i]);
  }
  return signs;
}

TEST(CompareActiveTest, PossiblyAndCertainly) {
  const DayInterval year = {20090101, 20091231};
  struct Case {
    RecordDates dates;
    const char* holding;
  };
  for (const Case& c : {
           Case{{{20080101, 20080101}, {20081231, 20081231}}, "!"},   // ended before
           Case{{{20080101, 20080101}, {20090101, 20090101}}, ":="},  // ended on the first day
           Case{{{20080101, 20080101}, {20081201, 20090131}}, ":!"},  // ended about then
           Case{{{20091231, 20091231}, {20111231, 20111231}}, ":="},  // began on the last day
           Case{{{20091201, 20100131}, {20111231, 20111231}}, ":!"},  // began about then
           Case{{{20100101, 20100101}, {20111231, 20111231}}, "!"},   // began after
           Case{{{20000101, 20000101}, {20200101, 20200101}}, ":="},  // around
           Case{{{20050101, 20050101}, {kNoDay, kNoDay}}, ":="},      // goes on
           Case{{{20050101, 20050101}, {20050101, kNoDay}}, ":!"},    // end not known
           Case{{}, "!"},                                             // nothing known
       }) {
    EXPECT_EQ(HoldingActive(c.dates, year), c.holding) << c.dates.start.first;
  }
}

TEST(DatesTest, OfTheMissionToHonduras) {
  for (const char* text :
       {"period.start_date = 2009-06-28", "period.start_date = 2009-06", "period.start_date = 2009",
        "period.start_date : 2009", "period.start_date < 2009-06-29", "period.start_date < 2010",
        "period.start_date <= 2009-06-28", "period.start_date <= 2009",
        "period.start_date > 2009-06-27", "period.start_date > 2008",
        "period.start_date >= 2009-06-28", "period.start_date >= 2009", "period.start_date != 2010",
        // Some day of June 2011.
        "period.end_date : 2011-06-11", "period.end_date != 2011-06-11",
        "period.end_date = 2011-06", "period.end_date >= 2011-06", "period.end_date < 2011-07",
        "period.end_date <= 2011-06-30", "NOT period.end_date <= 2011-06-29",
        "NOT period.end_date >= 2011-06-02", "active : 2009-06-28", "active = 2010",
        "active : 2011-06-15", "active != 2011-06-15", "active = 2011-06-01",
        "NOT active : 2011-07", "NOT active : 2009-06-27", "period : 2010", "period = 2010",
        "period != 2012", "event_date = 2009-06-28", "event_date < 2010", "event_date:*",
        "active:*", "period:*", "assertions.date_value = 2011-06-11", "assertions.date_value:*",
        // Parts of dates.
        "period.start_date.precision = DAY", "period.end_date.precision = MONTH",
        "period.end_date.approximate = true", "period.end_date.earliest = 2011-06-01",
        "period.end_date.earliest.year = 2011", "period.start_date.source_text : june"}) {
    EXPECT_TRUE(Selects(text, HondurasMission())) << text;
    EXPECT_FALSE(Selects(std::string("NOT (") + text + ")", HondurasMission())) << text;
  }
}

TEST(DatesTest, OfWhatIsNotKnownNothingHoldsButNotEqual) {
  for (const char* text :
       {"period.end_date : 2009", "period.end_date = 2009", "period.end_date < 2009",
        "period.end_date <= 2009", "period.end_date > 2009", "period.end_date >= 2009",
        "period.end_date : *"}) {
    EXPECT_FALSE(Selects(text, BareMission())) << text;
  }
  EXPECT_TRUE(Selects("period.end_date != 2009", BareMission()));
  // With an unknown end it may be going on still, and is not certain to.
  EXPECT_TRUE(Selects("active : 2030", BareMission()));
  EXPECT_FALSE(Selects("active = 2030", BareMission()));
  EXPECT_TRUE(Selects("active = 2005", BareMission()));
  EXPECT_FALSE(Selects("active = 2005-06", BareMission()));
  EXPECT_FALSE(Selects("active : 2004", BareMission()));
  const auto& undated = FilterRecordOf(v1::RECORD_KIND_SOURCE);
  EXPECT_FALSE(Selects("event_date : *", undated));
  EXPECT_FALSE(Selects("event_date > 1900", undated));
  EXPECT_TRUE(Selects("event_date != 1900", undated));
}

TEST(DatesTest, OfOtherKinds) {
  EXPECT_TRUE(
      Selects("date = 2009-07-04 event_date = 2009-07 active : 2009", HondurasInvocation()));
  EXPECT_TRUE(Selects("active = 2020 period = 2020 period.ongoing = true", HondurasSuspension()));
  EXPECT_FALSE(Selects("active = 2009-07-03", HondurasSuspension()));
  EXPECT_TRUE(Selects("adoption_date < 2002 event_date = 2001-09-11",
                      FilterRecordOf(v1::RECORD_KIND_INSTRUMENT)));
}

TEST(DatesTest, OfTimestamps) {
  // 2012-04-21T15:30:00.0000005Z
  for (const char* text :
       {"create_time = 2012", "create_time : 2012-04", "create_time = 2012-04-21",
        "create_time != 2012-04-22", "create_time < 2012-04-22", "create_time > 2012-04-20",
        "create_time >= 2012-04-21", "create_time <= 2012-04-21",
        "create_time > 2012-04-21T15:30:00Z", "create_time < 2012-04-21T15:30:01Z",
        "create_time = 2012-04-21T15:30:00.0000005Z",
        "create_time = 2012-04-21T11:30:00.0000005-04:00", "create_time:*"}) {
    EXPECT_TRUE(Selects(text, HondurasMission())) << text;
  }
  for (const char* text : {"create_time < 2012-04-21", "create_time > 2012-04-21",
                           "create_time = 2012-04-21T15:30:00Z", "create_time > 9999-12-31"}) {
    EXPECT_FALSE(Selects(text, HondurasMission())) << text;
  }
  EXPECT_FALSE(Selects("create_time >= 0001", BareMission()));
  EXPECT_TRUE(Selects("create_time != 2012", BareMission()));
}

}  // namespace
}  // namespace oas::query
