#include "client/cli/output/bars.h"

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "client/cli/output/text.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr Screen kPlain = {.width = 30};
constexpr Screen kUnicode = {.unicode = true, .width = 30};

std::string Draw(const std::vector<Bar>& bars, const Screen& screen) {
  return DrawBars(bars, MakeBarScale(bars, screen), screen);
}

TEST(BarsTest, AreAsLongAsTheirShare) {
  EXPECT_EQ(Draw({{"Haiti", 10}, {"Perú", 5}, {"Bolivia", 1}}, kPlain),
            "Haiti    #################  10\n"
            "Perú     #########  5\n"
            "Bolivia  ##  1\n");
}

TEST(BarsTest, AreDrawnInEighthsWithUnicode) {
  EXPECT_EQ(Draw({{"Haiti", 34}, {"Perú", 1}}, kUnicode),
            "Haiti  ███████████████████  34\n"
            "Perú   ▌  1\n");
}

TEST(BarsTest, ShowWhatIsThereAndNothingElse) {
  EXPECT_EQ(Draw({{"a", 1'000'000}, {"b", 1}, {"c", 0}}, kPlain),
            "a  ##################  1000000\n"
            "b  #  1\n"
            "c  0\n");
  EXPECT_EQ(Draw({{"a", 0}}, kPlain), "a  0\n");
  EXPECT_EQ(Draw({}, kPlain), "");
}

TEST(BarsTest, FitTheScreen) {
  const std::vector<Bar> bars = {{std::string(50, 'x'), 12}, {"Perú", 7}};
  for (const int width : {40, 61, 80, 200}) {
    Screen screen = kUnicode;
    screen.width = width;
    for (const auto& line : absl::StrSplit(Draw(bars, screen), '\n')) {
      EXPECT_LE(DisplayWidth(line), width);
    }
  }
  EXPECT_THAT(Draw(bars, kPlain), HasSubstr("xxxxxxxxxxxx...  "));
}

TEST(BarsTest, ShareAScale) {
  const BarScale scale = MakeBarScale({{"a", 10}, {"long label", 5}}, kPlain);
  EXPECT_EQ(DrawBars({{"a", 5}}, scale, kPlain), "a           #######  5\n");
}

TEST(BarsTest, ColorsAreForTheBarsOnly) {
  Screen screen = kPlain;
  screen.colors = true;
  EXPECT_EQ(Draw({{"a", 0}}, screen), "a  0\n");
  const std::string drawn = Draw({{"a", 1}}, screen);
  EXPECT_THAT(drawn, HasSubstr("a  \x1b[36m###"));
  EXPECT_THAT(drawn, EndsWith("\x1b[0m  1\n"));
  EXPECT_THAT(Draw({{"a", 1}}, kPlain), Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace oas::missions::cli
