// Tables for reading: columns aligned by what is seen, not by bytes.
//
//     Table table({{"NAME"}, {"TITLE", /*flexible=*/true}});
//     table.AddRow({{"missions/honduras-2009"}, {"Good Offices Mission in Honduras"}});
//     output.Write(table.Render(screen));
#ifndef CLIENT_CLI_OUTPUT_TABLE_H_
#define CLIENT_CLI_OUTPUT_TABLE_H_

#include <string>
#include <utility>
#include <vector>

#include "client/cli/output/marked_text.h"
#include "client/cli/output/screen.h"

namespace oas::missions::cli {

// A column's heading, and whether its texts may be cut where a terminal is too narrow.
struct TableColumn {
  std::string title;
  bool flexible = false;
};

// What stands in a cell.
struct Cell {
  std::string text;
  Style style = Style::kPlain;
  // Stretches of the text to point out, as in MarkedText; a text with marks must be clean
  // (MakeMarkedText).
  std::vector<TextMark> marks;
};

// Rows under headings.
class Table {
 public:
  explicit Table(std::vector<TableColumn> columns) : columns_(std::move(columns)) {}

  // Adds a row of as many cells as there are columns.
  void AddRow(std::vector<Cell> cells);

  // The lines of the table. Only a terminal cuts cells, and only in flexible columns.
  std::string Render(const Screen& screen) const;

 private:
  std::vector<int> ColumnWidths(const Screen& screen) const;

  std::vector<TableColumn> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_TABLE_H_
