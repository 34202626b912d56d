#include "client/cli/output/marked_text.h"

#include <string>

#include "client/cli/output/table.h"
#include "client/cli/output/text.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::testing::HasSubstr;

constexpr Screen kColors = {.terminal = true, .colors = true, .unicode = true, .width = 60};

// The text with its marks in brackets.
std::string Show(const MarkedText& marked) {
  std::string shown = marked.text;
  for (auto mark = marked.marks.rbegin(); mark != marked.marks.rend(); ++mark) {
    shown.insert(mark->offset + mark->size, "]").insert(mark->offset, "[");
  }
  return shown;
}

TEST(MakeMarkedTextTest, MarksStretchesOfBytes) {
  // "coup d’état": the apostrophe has three bytes, each é two.
  EXPECT_EQ(Show(MakeMarkedText("a coup d’état", {{2, 4}, {11, 6}})), "a [coup] d’[état]");
}

TEST(MakeMarkedTextTest, TakesMarksInAnyOrder) {
  EXPECT_EQ(Show(MakeMarkedText("one two", {{4, 3}, {0, 3}})), "[one] [two]");
}

TEST(MakeMarkedTextTest, IgnoresMarksThatCannotBe) {
  EXPECT_EQ(Show(MakeMarkedText("one two", {{4, 99}, {50, 1}, {0, 0}, {5, 1}})), "one [two]");
  EXPECT_EQ(Show(MakeMarkedText("é", {{1, 1}})), "é");
  EXPECT_EQ(Show(MakeMarkedText("", {{0, 1}})), "");
}

TEST(MakeMarkedTextTest, MarksStayInPlaceWhenTheTextIsCleaned) {
  // U+0085, a control character, has two bytes and becomes one space.
  EXPECT_EQ(Show(MakeMarkedText("a\xC2\x85"
                                "b\nc",
                                {{3, 1}, {5, 1}})),
            "a [b] [c]");
  EXPECT_EQ(MakeMarkedText("\x1b[31mred", {}).text, " [31mred");
}

TEST(CutMarkedTextTest, LeavesWhatFits) {
  EXPECT_EQ(Show(CutMarkedText(MakeMarkedText("one two", {{4, 3}}), 7, "…")), "one [two]");
}

TEST(CutMarkedTextTest, CutsTheEndBehindTheFirstMark) {
  const MarkedText marked = MakeMarkedText("one two three four", {{4, 3}, {14, 4}});
  EXPECT_EQ(Show(CutMarkedText(marked, 12, "…")), "one [two] thr…");
}

TEST(CutMarkedTextTest, CutsTheBeginningToKeepTheFirstMarkInSight) {
  const MarkedText marked =
      MakeMarkedText("the text begins long before the match that was asked for", {{32, 5}});
  const MarkedText cut = CutMarkedText(marked, 30, "…");
  EXPECT_EQ(Show(cut), "…the [match] that was asked for");
  EXPECT_LE(DisplayWidth(cut.text), 30);
  EXPECT_EQ(Show(CutMarkedText(marked, 20, "...")), "...[match] that was...");
}

TEST(CutMarkedTextTest, CutsAMarkThatIsTooLong) {
  const MarkedText cut = CutMarkedText(MakeMarkedText("abcdefghij", {{0, 10}}), 5, "…");
  EXPECT_EQ(Show(cut), "[abcd]…");
}

TEST(PaintMarkedTextTest, PaintsMatchesOnScreensWithColors) {
  const MarkedText marked = MakeMarkedText("a coup", {{2, 4}});
  EXPECT_EQ(PaintMarkedText(marked, Style::kPlain, kColors), "a \x1b[1;33mcoup\x1b[0m");
  EXPECT_EQ(PaintMarkedText(marked, Style::kPlain, {}), "a coup");
}

TEST(TableTest, ShowsMarksInCells) {
  Table table({{"NAME"}, {"TEXT", /*flexible=*/true}});
  MarkedText marked = MakeMarkedText(std::string(100, 'x') + " coup", {{101, 4}});
  table.AddRow({{"events/a"}, {.text = marked.text, .marks = marked.marks}});
  const std::string text = table.Render(kColors);
  EXPECT_THAT(text, HasSubstr("\x1b[1;33mcoup\x1b[0m\n"));
  EXPECT_THAT(table.Render({}), HasSubstr(" coup\n"));
}

}  // namespace
}  // namespace oas::missions::cli
