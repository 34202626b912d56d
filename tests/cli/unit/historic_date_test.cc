#include "client/cpp/historic_date.h"

#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace oas::missions {
namespace {

using ::google::type::Date;
using ::testing::HasSubstr;

template <typename Message>
Message Parse(const std::string& textproto) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(textproto, &message)) << textproto;
  return message;
}

v1::HistoricDate MakeDate(const std::string& earliest, const std::string& latest,
                          v1::DatePrecision precision, bool approximate = false) {
  v1::HistoricDate date;
  *date.mutable_earliest() = *ParsePartialDate(earliest);
  *date.mutable_latest() = *ParsePartialDate(latest);
  date.set_precision(precision);
  date.set_approximate(approximate);
  return date;
}

struct FormatCase {
  v1::HistoricDate date;
  std::string iso;
  std::string words;
};

TEST(FormatHistoricDateTest, ShowsNoMoreThanIsKnown) {
  const FormatCase cases[] = {
      {MakeDate("2009-06-28", "2009-06-28", v1::DATE_PRECISION_DAY), "2009-06-28", "28 June 2009"},
      {MakeDate("2009-06-01", "2009-06-30", v1::DATE_PRECISION_MONTH), "2009-06", "June 2009"},
      {MakeDate("2009-01-01", "2009-12-31", v1::DATE_PRECISION_YEAR), "2009", "2009"},
      {MakeDate("2009-01-01", "2009-12-31", v1::DATE_PRECISION_YEAR, true), "~2009", "about 2009"},
      {MakeDate("2009-06-28", "2009-07-04", v1::DATE_PRECISION_RANGE), "2009-06-28..2009-07-04",
       "between 28 June and 4 July 2009"},
      {MakeDate("2009-07-01", "2009-07-04", v1::DATE_PRECISION_RANGE), "2009-07-01..2009-07-04",
       "between 1 and 4 July 2009"},
      {MakeDate("2008-12-28", "2009-01-04", v1::DATE_PRECISION_RANGE), "2008-12-28..2009-01-04",
       "between 28 December 2008 and 4 January 2009"},
  };
  for (const FormatCase& c : cases) {
    EXPECT_EQ(FormatHistoricDate(c.date), c.iso);
    EXPECT_EQ(DescribeHistoricDate(c.date), c.words);
  }
}

TEST(FormatHistoricDateTest, PrintsWholeMonthsAndYearsOfRangesAsSuch) {
  const FormatCase cases[] = {
      {MakeDate("2004-01-01", "2005-12-31", v1::DATE_PRECISION_RANGE), "2004..2005",
       "between 2004 and 2005"},
      {MakeDate("2005-07-01", "2005-11-30", v1::DATE_PRECISION_RANGE, true), "~2005-07..2005-11",
       "roughly between July and November 2005"},
      {MakeDate("2004-02-01", "2004-02-28", v1::DATE_PRECISION_RANGE), "2004-02-01..2004-02-28",
       "between 1 and 28 February 2004"},  // 2004 has a 29 February
      {MakeDate("2004-02-01", "2004-02-29", v1::DATE_PRECISION_RANGE), "2004-02", "February 2004"},
  };
  for (const FormatCase& c : cases) {
    EXPECT_EQ(FormatHistoricDate(c.date), c.iso);
    EXPECT_EQ(DescribeHistoricDate(c.date), c.words);
  }
}

TEST(FormatHistoricDateTest, IsEmptyForDatesThatAreNotSet) {
  EXPECT_EQ(FormatHistoricDate(v1::HistoricDate()), "");
  EXPECT_EQ(DescribeHistoricDate(v1::HistoricDate()), "");
  EXPECT_EQ(FormatHistoricPeriod(v1::HistoricPeriod()), "");
}

TEST(FormatHistoricDateTest, TakesAnUnknownPrecisionAsARange) {
  v1::HistoricDate date = MakeDate("2009-06-28", "2009-07-04", v1::DATE_PRECISION_RANGE);
  date.set_precision(static_cast<v1::DatePrecision>(99));
  EXPECT_EQ(FormatHistoricDate(date), "2009-06-28..2009-07-04");
}

TEST(FormatHistoricPeriodTest, ShowsBothEnds) {
  v1::HistoricPeriod period;
  *period.mutable_start_date() = MakeDate("2002-01-01", "2002-12-31", v1::DATE_PRECISION_YEAR);
  EXPECT_EQ(FormatHistoricPeriod(period), "2002 – ?");
  period.set_ongoing(true);
  EXPECT_EQ(FormatHistoricPeriod(period), "2002 – present");
  period.set_ongoing(false);
  *period.mutable_end_date() = MakeDate("2006-03-01", "2006-03-31", v1::DATE_PRECISION_MONTH);
  EXPECT_EQ(FormatHistoricPeriod(period), "2002 – 2006-03");
  EXPECT_EQ(DescribeHistoricPeriod(period), "2002 – March 2006");
  *period.mutable_end_date() = period.start_date();
  EXPECT_EQ(FormatHistoricPeriod(period), "2002");
}

TEST(ParsePartialDateTest, ReadsYearsMonthsAndDays) {
  for (const char* text : {"2009", "2009-06", "2009-06-28", "2008-02-29", "0001"}) {
    const absl::StatusOr<Date> date = ParsePartialDate(text);
    ASSERT_TRUE(date.ok()) << date.status();
    EXPECT_EQ(FormatPartialDate(*date), text);
  }
}

TEST(ParsePartialDateTest, RefusesWhatNoCalendarHas) {
  for (const char* text :
       {"", "x", "09", "20090", "2009-6", "2009-13", "2009-00", "2009-06-31", "2009-02-29", "0000",
        "2009-06-28-", "2009-06-28T00", "-2009", "28 June 2009", "2009/06", "+009"}) {
    const absl::StatusOr<Date> date = ParsePartialDate(text);
    ASSERT_FALSE(date.ok()) << text;
    EXPECT_EQ(date.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(date.status().message()), HasSubstr("is not a date"));
  }
}

TEST(PartialDateTest, KnowsItsFirstAndLastDay) {
  using std::chrono::sys_days;
  using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): 2009y
  const Date month = *ParsePartialDate("2008-02");
  EXPECT_EQ(FirstDay(month), sys_days(2008y / 2 / 1));
  EXPECT_EQ(LastDay(month), sys_days(2008y / 2 / 29));
  const Date year = *ParsePartialDate("2009");
  EXPECT_EQ(FirstDay(year), sys_days(2009y / 1 / 1));
  EXPECT_EQ(LastDay(year), sys_days(2009y / 12 / 31));
  const Date day = *ParsePartialDate("2009-06-28");
  EXPECT_EQ(FirstDay(day), LastDay(day));
}

TEST(PartialDateTest, RefusesDaysWithoutAMonth) {
  EXPECT_TRUE(IsValidPartialDate(Parse<Date>("year: 2009")));
  EXPECT_TRUE(IsValidPartialDate(Parse<Date>("year: 2009 month: 6")));
  EXPECT_FALSE(IsValidPartialDate(Parse<Date>("year: 2009 day: 6")));
  EXPECT_FALSE(IsValidPartialDate(Parse<Date>("month: 6 day: 6")));
  EXPECT_FALSE(IsValidPartialDate(Parse<Date>("year: 2009 month: -1")));
  EXPECT_FALSE(IsValidPartialDate(Parse<Date>("year: 2009 month: 6 day: 99")));
}

}  // namespace
}  // namespace oas::missions
