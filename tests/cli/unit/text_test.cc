#include "client/cli/output/text.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(DisplayWidthTest, CountsCellsNotBytes) {
  EXPECT_EQ(DisplayWidth(""), 0);
  EXPECT_EQ(DisplayWidth("Perez"), 5);
  EXPECT_EQ(DisplayWidth("Pérez"), 5);
  EXPECT_EQ(DisplayWidth("Pe\u0301rez"), 5);  // e and a combining accent
  EXPECT_EQ(DisplayWidth("2002 – 2006"), 11);
  EXPECT_EQ(DisplayWidth("美洲"), 4);
  EXPECT_EQ(DisplayWidth("\xff\xc3"), 2);  // not UTF-8
}

TEST(CutTextTest, KeepsWhatFits) {
  EXPECT_EQ(CutText("Bolaños", 7, "…"), "Bolaños");
  EXPECT_EQ(CutText("Bolaños", 6, "…"), "Bolañ…");
  EXPECT_EQ(CutText("Bolaños", 6, "..."), "Bol...");
  EXPECT_EQ(CutText("a coup", 3, "…"), "a…");  // no space before the mark
  EXPECT_EQ(CutText("美洲国家", 6, "…"), "美洲…");
}

TEST(PadTextTest, PadsToCells) {
  EXPECT_EQ(PadText("Perú", 6), "Perú  ");
  EXPECT_EQ(PadText("Perú", 2), "Perú");
}

TEST(CleanTextTest, DisarmsControlCharacters) {
  EXPECT_EQ(CleanText("a\nb\tc"), "a b c");
  EXPECT_EQ(CleanText("\x1b[2Jgone\x7f"), " [2Jgone ");
  EXPECT_EQ(CleanText("C1: \u009b31m"), "C1:  31m");
  EXPECT_EQ(CleanText("coup d’état"), "coup d’état");
}

TEST(WrapTextTest, BreaksBetweenWords) {
  EXPECT_THAT(WrapText("", 10), IsEmpty());
  EXPECT_THAT(WrapText("the crisis of the presidency", 10),
              ElementsAre("the crisis", "of the", "presidency"));
  EXPECT_THAT(WrapText("unconstitutionally so", 5), ElementsAre("unconstitutionally", "so"));
  EXPECT_THAT(WrapText("one\ntwo", 10), ElementsAre("one", "two"));
}

}  // namespace
}  // namespace oas::missions::cli
