#include "client/cli/output/table.h"

#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

Table MakeTable() {
  Table table({{"NAME"}, {"TITLE", true}, {"ORIGIN"}});
  table.AddRow({{"peru"}, {"Confrontación de los poderes del Estado"}, {"page"}});
  table.AddRow({{"haïti"}, {""}, {"curator", Style::kNotice}});
  return table;
}

TEST(TableTest, AlignsByDisplayWidthAndNeverCutsInPipes) {
  EXPECT_EQ(MakeTable().Render({.width = 20}),
            "NAME   TITLE                                    ORIGIN\n"
            "peru   Confrontación de los poderes del Estado  page\n"
            "haïti                                           curator\n");
}

TEST(TableTest, CutsFlexibleColumnsOnTerminals) {
  EXPECT_EQ(MakeTable().Render({.terminal = true, .unicode = true, .width = 40}),
            "NAME   TITLE                     ORIGIN\n"
            "peru   Confrontación de los po…  page\n"
            "haïti                            curator\n");
  // Never below what can still be read.
  EXPECT_EQ(MakeTable().Render({.terminal = true, .width = 10}),
            "NAME   TITLE             ORIGIN\n"
            "peru   Confrontación...  page\n"
            "haïti                    curator\n");
}

TEST(TableTest, PaintsWithoutLosingTheAlignment) {
  Table table({{"A"}, {"B"}});
  table.AddRow({{"x", Style::kNotice}, {"y"}});
  EXPECT_EQ(table.Render({.colors = true}),
            "\x1b[1mA\x1b[0m  \x1b[1mB\x1b[0m\n\x1b[33mx\x1b[0m  y\n");
}

TEST(TableTest, DataCannotBreakLines) {
  Table table({{"A"}, {"B"}});
  table.AddRow({{"one\ntwo"}, {"\x1b[2J"}});
  EXPECT_EQ(table.Render({}), "A        B\none two   [2J\n");
}

}  // namespace
}  // namespace oas::missions::cli
