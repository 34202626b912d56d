#include "client/cli/output/chart.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_split.h"
#include "client/cli/output/text.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::std::chrono::sys_days;
using ::testing::HasSubstr;
using ::testing::Not;

sys_days Day(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

ChartMark MakeEvent(sys_days day) { return {.first = day, .last = day}; }

// Ten years on 40 cells: four cells a year.
constexpr ChartSpan kSpan = {.first_year = 2000, .last_year = 2009};
constexpr Screen kPlain = {.width = 46};

std::string Draw(const ChartRow& row, const ChartSpan& span = kSpan) {
  return DrawChart({row}, span, kPlain);
}

TEST(ChartTest, DrawsAnAxisOfYears) {
  EXPECT_EQ(Draw({.label = "Perú"}),
            "      2000    2002   2004     2006   2008\n"
            "      +-------+------+--------+------+--------\n"
            "Perú\n");
}

TEST(ChartTest, TellsOneEventFromSeveralAndFromRoughOnes) {
  EXPECT_EQ(Draw({.label = "Perú",
                  .marks = {MakeEvent(Day(2000, 1, 5)),
                            MakeEvent(Day(2004, 2, 5)),
                            MakeEvent(Day(2004, 2, 6)),
                            {.first = Day(2008, 1, 1), .last = Day(2008, 12, 31)}}}),
            "      2000    2002   2004     2006   2008\n"
            "      +-------+------+--------+------+--------\n"
            "Perú  .               :                o\n"
            "\n"
            ". event   : several events\n"
            "o event, date known roughly\n");
}

TEST(ChartTest, DrawsWhatIsNotCertainThin) {
  // Began some day of 2002, ended some day of 2004: only 2003 is certain.
  const std::string chart = Draw({.label = "Perú",
                                  .bars = {{.first = Day(2002, 2, 1),
                                            .last = Day(2004, 11, 30),
                                            .certain_first = Day(2003, 2, 1),
                                            .certain_last = Day(2003, 11, 30)}}});
  EXPECT_THAT(chart, HasSubstr("\n              ----====----\n"));
}

TEST(ChartTest, KeepsBarsApart) {
  const ChartBar first = {.first = Day(2001, 1, 1),
                          .last = Day(2003, 12, 31),
                          .certain_first = Day(2001, 1, 1),
                          .certain_last = Day(2003, 12, 31)};
  ChartBar second = first;
  second.first = second.certain_first = Day(2003, 6, 1);
  ChartBar suspension = first;
  suspension.kind = ChartBarKind::kSuspension;
  const std::string chart = Draw({.label = "Perú", .bars = {first, second, suspension}});
  EXPECT_THAT(chart, HasSubstr("\nPerú\n"
                               "          ============\n"
                               "                   ===\n"
                               "          ############\n"));
}

TEST(ChartTest, CutsWhatLiesOutside) {
  const ChartBar bar = {.first = Day(1990, 1, 1),
                        .last = Day(2009, 12, 31),
                        .certain_first = Day(1990, 1, 1),
                        .certain_last = Day(2009, 12, 31),
                        .ongoing = true};
  const std::string chart =
      Draw({.label = "Perú", .marks = {MakeEvent(Day(1999, 12, 31))}, .bars = {bar}});
  EXPECT_THAT(chart, HasSubstr("\n      =======================================>\n"));
  EXPECT_THAT(chart, Not(HasSubstr("event")));
}

TEST(ChartTest, FitsAnyWidth) {
  const ChartRow row = {.label = "Guatemala",
                        .marks = {MakeEvent(Day(2005, 5, 5))},
                        .bars = {{.first = Day(2000, 1, 1),
                                  .last = Day(2009, 12, 31),
                                  .certain_first = Day(2000, 1, 1),
                                  .certain_last = Day(2009, 12, 31)}}};
  for (int width = 40; width < 250; ++width) {
    const std::string chart = DrawChart({row}, {.first_year = 1991, .last_year = 2023},
                                        {.unicode = true, .width = width});
    for (const auto& line : absl::StrSplit(chart, '\n')) {
      EXPECT_LE(DisplayWidth(line), width) << chart;
    }
  }
}

TEST(ChartTest, OneYearIsEnough) {
  EXPECT_THAT(Draw({.label = "Perú", .marks = {MakeEvent(Day(2009, 6, 28))}},
                   {.first_year = 2009, .last_year = 2009}),
              HasSubstr("2009"));
}

}  // namespace
}  // namespace oas::missions::cli
