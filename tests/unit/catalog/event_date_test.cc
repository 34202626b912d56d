#include "server/catalog/event_date.h"

#include <gmock/gmock.h>

#include <limits>

namespace oas::catalog {
namespace {

google::type::Date Date(int year, int month = 0, int day = 0) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(EventDateTest, KnowsHowLongMonthsAre) {
  const struct {
    int year;
    int month;
    int days;
  } cases[] = {{2009, 1, 31}, {2009, 2, 28}, {2008, 2, 29}, {1900, 2, 28},  {2000, 2, 29},
               {2009, 4, 30}, {2009, 6, 30}, {2009, 9, 30}, {2009, 11, 30}, {2009, 12, 31},
               {2009, 0, 0},  {2009, 13, 0}, {2009, -1, 0}};
  for (const auto& c : cases) {
    EXPECT_EQ(DaysInMonth(c.year, c.month), c.days) << c.year << "-" << c.month;
  }
}

TEST(EventDateTest, TellsDaysOfTheCalendarFromOthers) {
  constexpr int kMax = std::numeric_limits<int>::max();
  const struct {
    google::type::Date date;
    bool day;
    bool partial;
  } cases[] = {
      {Date(2009, 6, 28), true, true},
      {Date(2008, 2, 29), true, true},
      {Date(2009, 2, 29), false, false},
      {Date(1900, 2, 29), false, false},
      {Date(2009, 6, 31), false, false},
      {Date(2009, 6), false, true},
      {Date(2009), false, true},
      {Date(0), false, false},
      {Date(0, 6, 28), false, false},
      {Date(-2009), false, false},
      {Date(10000), false, false},
      {Date(9999, 12, 31), true, true},
      {Date(1, 1, 1), true, true},
      {Date(2009, 13), false, false},
      {Date(2009, -1), false, false},
      {Date(2009, 0, 28), false, false},  // a day without its month
      {Date(2009, 6, -1), false, false},
      {Date(kMax, kMax, kMax), false, false},
      {Date(-kMax - 1, -kMax - 1, -kMax - 1), false, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(IsCalendarDay(c.date), c.day) << c.date.ShortDebugString();
    EXPECT_EQ(IsPartialDate(c.date), c.partial) << c.date.ShortDebugString();
  }
}

TEST(EventDateTest, PartialDateCoversAllItsDays) {
  EXPECT_EQ(DaysOf(Date(2009)), (DayInterval{20090101, 20091231}));
  EXPECT_EQ(DaysOf(Date(2008, 2)), (DayInterval{20080201, 20080229}));
  EXPECT_EQ(DaysOf(Date(2009, 2)), (DayInterval{20090201, 20090228}));
  EXPECT_EQ(DaysOf(Date(2009, 6, 28)), (DayInterval{20090628, 20090628}));
}

TEST(EventDateTest, SurvivesNumbersThatAreNoDate) {
  // The validator looks at dates before it knows that they are dates.
  constexpr int kMax = std::numeric_limits<int>::max();
  v1::HistoricDate date;
  *date.mutable_earliest() = Date(kMax, kMax, kMax);
  *date.mutable_latest() = Date(-kMax - 1, -kMax - 1, -kMax - 1);
  DaysOf(date);  // the sanitizers see whether it overflows
}

TEST(EventDateTest, PeriodLastsFromItsEarliestBeginningToItsLatestEnd) {
  v1::HistoricPeriod period;
  *period.mutable_start_date()->mutable_earliest() = Date(2009, 7, 1);
  *period.mutable_start_date()->mutable_latest() = Date(2009, 7, 31);
  EXPECT_EQ(DatesOf(period).Possible(), (DayInterval{20090701, kNoDay})) << "unknown end";
  EXPECT_EQ(DatesOf(period).end, (DayInterval{20090701, kNoDay}));
  period.set_ongoing(true);
  EXPECT_EQ(DatesOf(period).Possible(), (DayInterval{20090701, kNoDay}));
  EXPECT_EQ(DatesOf(period).end, (DayInterval{kNoDay, kNoDay}));
  period.set_ongoing(false);
  *period.mutable_end_date()->mutable_earliest() = Date(2011, 1, 1);
  *period.mutable_end_date()->mutable_latest() = Date(2011, 12, 31);
  EXPECT_EQ(DatesOf(period).Possible(), (DayInterval{20090701, 20111231}));
}

TEST(EventDateTest, CertainlyWithinHoldsHoweverTheDatesAreRead) {
  const RecordDates dates{{20040301, 20040331}, {20060101, 20061231}};
  EXPECT_TRUE(dates.CertainlyWithin({20050101, 20051231}));
  EXPECT_TRUE(dates.CertainlyWithin({20040331, 20040331}));
  EXPECT_FALSE(dates.CertainlyWithin({20040301, 20040330})) << "it may have begun later";
  EXPECT_TRUE(dates.CertainlyWithin({20060101, 20060101}));
  EXPECT_FALSE(dates.CertainlyWithin({20060102, 20061231})) << "it may have ended earlier";
  const RecordDates unknown_end{{20040301, 20040301}, {20040301, kNoDay}};
  EXPECT_TRUE(unknown_end.CertainlyWithin({20040101, 20041231}));
  EXPECT_FALSE(unknown_end.CertainlyWithin({20050101, 20051231}));
  EXPECT_FALSE(RecordDates{}.CertainlyWithin({10101, 99991231}));
}

TEST(EventDateTest, OrdersByBeginningAndTheContainingIntervalFirst) {
  const DayInterval in_order[] = {
      {20081231, 20081231},                    // the day before
      {20090101, 20091231},                    // the year
      {20090101, 20090131},                    // its first month
      {20090101, 20090101},                    // its first day
      {20090628, 20090628}, {kNoDay, kNoDay},  // without a date
  };
  for (size_t i = 0; i < std::size(in_order); ++i) {
    for (size_t j = 0; j < std::size(in_order); ++j) {
      EXPECT_EQ(in_order[i] < in_order[j], i < j) << i << " " << j;
      EXPECT_EQ(in_order[i] == in_order[j], i == j) << i << " " << j;
    }
  }
}

TEST(EventDateTest, OverlapsWhenADayIsInBoth) {
  const DayInterval june{20090601, 20090630};
  EXPECT_TRUE(june.Overlaps({20090630, 20090731}));
  EXPECT_TRUE(june.Overlaps({20090501, 20090601}));
  EXPECT_TRUE(june.Overlaps({20090101, 20091231}));
  EXPECT_TRUE(june.Overlaps({20090615, 20090615}));
  EXPECT_FALSE(june.Overlaps({20090701, 20090731}));
  EXPECT_FALSE(june.Overlaps({20090501, 20090531}));
}

}  // namespace
}  // namespace oas::catalog
