#include "client/cli/output/table.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/cli/output/text.h"

namespace oas::missions::cli {
namespace {

constexpr int kGap = 2;
// A flexible column is never cut below this, however narrow the terminal.
constexpr int kMinFlexibleWidth = 16;

std::string RenderRow(const std::vector<Cell>& cells, const std::vector<int>& widths,
                      const Screen& screen) {
  std::string line;
  int owed = 0;  // Spaces are written before the next cell that is not empty: no line ends in them.
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const MarkedText shown =
        CutMarkedText({cells[i].text, cells[i].marks}, widths[i], screen.unicode ? "…" : "...");
    if (!shown.text.empty()) {
      absl::StrAppend(&line, std::string(static_cast<std::size_t>(owed), ' '),
                      PaintMarkedText(shown, cells[i].style, screen));
      owed = 0;
    }
    owed += widths[i] - DisplayWidth(shown.text) + kGap;
  }
  return absl::StrCat(line, "\n");
}

}  // namespace

void Table::AddRow(std::vector<Cell> cells) {
  for (Cell& cell : cells) {
    if (cell.marks.empty()) cell.text = CleanText(cell.text);
  }
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::Render(const Screen& screen) const {
  const std::vector<int> widths = ColumnWidths(screen);
  std::vector<Cell> heading;
  for (const TableColumn& column : columns_) heading.push_back({column.title, Style::kHeading});
  std::string text = RenderRow(heading, widths, screen);
  for (const std::vector<Cell>& row : rows_) absl::StrAppend(&text, RenderRow(row, widths, screen));
  return text;
}

std::vector<int> Table::ColumnWidths(const Screen& screen) const {
  std::vector<int> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int width = DisplayWidth(columns_[i].title);
    for (const std::vector<Cell>& row : rows_) width = std::max(width, DisplayWidth(row[i].text));
    widths.push_back(width);
  }
  if (!screen.terminal) return widths;
  int excess = std::accumulate(widths.begin(), widths.end(), 0) +
               kGap * (static_cast<int>(widths.size()) - 1) - screen.width;
  while (excess > 0) {  // One cell off the widest flexible column, until it fits.
    int* widest = nullptr;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!columns_[i].flexible || widths[i] <= kMinFlexibleWidth) continue;
      if (widest == nullptr || widths[i] > *widest) widest = &widths[i];
    }
    if (widest == nullptr) break;
    --*widest;
    --excess;
  }
  return widths;
}

}  // namespace oas::missions::cli
