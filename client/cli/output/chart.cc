#include "client/cli/output/chart.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "client/cli/output/text.h"

namespace oas::missions::cli {
namespace {

using ::std::chrono::sys_days;

// What a cell shows. In a row of marks a later one covers an earlier one.
enum class Glyph {
  kNone,
  kVagueEvent,
  kEvent,
  kSeveralEvents,
  kRecalled,
  kInvocation,
  kPossibly,
  kMission,
  kSuspension,
  kOngoing,
  kEndUnknown,
};

struct GlyphLook {
  Glyph glyph;
  absl::string_view unicode;
  absl::string_view ascii;
  Style style;
  absl::string_view legend;
};

constexpr std::array<GlyphLook, 11> kLooks = {{
    {Glyph::kNone, " ", " ", Style::kPlain, ""},
    {Glyph::kEvent, "·", ".", Style::kPlain, "event"},
    {Glyph::kSeveralEvents, "•", ":", Style::kPlain, "several events"},
    {Glyph::kVagueEvent, "◦", "o", Style::kPlain, "event, date known roughly"},
    {Glyph::kInvocation, "▲", "^", Style::kNotice, "invocation"},
    {Glyph::kRecalled, "△", "'", Style::kNotice, "recalled, not applied"},
    {Glyph::kMission, "━", "=", Style::kAccent, "mission"},
    {Glyph::kPossibly, "╌", "-", Style::kAccent, "possibly"},
    {Glyph::kOngoing, "▶", ">", Style::kAccent, "goes on"},
    {Glyph::kEndUnknown, "?", "?", Style::kAccent, "end not known"},
    {Glyph::kSuspension, "▒", "#", Style::kAlert, "suspended"},
}};

const GlyphLook& LookOf(Glyph glyph) {
  return *std::find_if(kLooks.begin(), kLooks.end(),
                       [&](const GlyphLook& look) { return look.glyph == glyph; });
}

absl::string_view Symbol(const GlyphLook& look, const Screen& screen) {
  return screen.unicode ? look.unicode : look.ascii;
}

std::string Repeat(absl::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) absl::StrAppend(&result, text);
  return result;
}

sys_days NewYear(int year) { return std::chrono::year(year) / 1 / 1; }

// Days to cells.
class Axis {
 public:
  Axis(const ChartSpan& span, int cells)
      : first_(NewYear(span.first_year)),
        end_(NewYear(span.last_year + 1)),
        years_(span.last_year - span.first_year + 1),
        cells_(cells) {}

  int cells() const { return cells_; }
  bool Overlaps(sys_days first, sys_days last) const { return last >= first_ && first < end_; }
  // The cell of a day; of the nearest day on the axis when it lies outside.
  int CellOf(sys_days day) const {
    const sys_days on_axis = std::clamp(day, first_, end_ - std::chrono::days(1));
    return static_cast<int>((on_axis - first_).count() * cells_ / (end_ - first_).count());
  }
  int DaysPerCell() const { return static_cast<int>((end_ - first_).count() / cells_); }
  // Years from one label to the next, so that labels stand apart.
  int LabelStep() const {
    constexpr int kLabelCells = 6;
    for (const int step : {1, 2, 5, 10, 20, 50}) {
      if (cells_ * step >= kLabelCells * years_) return step;
    }
    return 100;
  }

 private:
  sys_days first_;
  sys_days end_;
  int years_;
  int cells_;
};

using Cells = std::vector<Glyph>;

Cells BlankCells(const Axis& axis) {
  return Cells(static_cast<std::size_t>(axis.cells()), Glyph::kNone);
}

Glyph& At(Cells& cells, int index) { return cells[static_cast<std::size_t>(index)]; }

void PutMark(const Axis& axis, const ChartMark& mark, Cells& cells) {
  if (!axis.Overlaps(mark.first, mark.last)) return;
  const bool vague = (mark.last - mark.first).count() > axis.DaysPerCell();
  Glyph& cell = At(cells, axis.CellOf(mark.first + (mark.last - mark.first) / 2));
  Glyph glyph = vague ? Glyph::kVagueEvent : Glyph::kEvent;
  if (mark.kind == ChartMarkKind::kInvocation) glyph = Glyph::kInvocation;
  if (mark.kind == ChartMarkKind::kRecalled) glyph = Glyph::kRecalled;
  if (glyph == Glyph::kEvent && cell == Glyph::kEvent) glyph = Glyph::kSeveralEvents;
  cell = std::max(cell, glyph);
}

void PutBar(const Axis& axis, const ChartBar& bar, Cells& cells) {
  const int begin = axis.CellOf(bar.first);
  const int end = axis.CellOf(bar.last);
  for (int i = begin; i <= end; ++i) At(cells, i) = Glyph::kPossibly;
  if (bar.certain_first <= bar.certain_last && axis.Overlaps(bar.certain_first, bar.certain_last)) {
    const Glyph solid =
        bar.kind == ChartBarKind::kSuspension ? Glyph::kSuspension : Glyph::kMission;
    for (int i = axis.CellOf(bar.certain_first); i <= axis.CellOf(bar.certain_last); ++i) {
      At(cells, i) = solid;
    }
  }
  if (bar.ongoing) At(cells, end) = Glyph::kOngoing;
  if (bar.end_unknown) At(cells, end) = Glyph::kEndUnknown;
}

// Puts bars of one kind into as few lines as keep them apart.
void PutBars(const Axis& axis, const std::vector<ChartBar>& bars, ChartBarKind kind,
             std::vector<Cells>& lines) {
  std::vector<ChartBar> sorted;
  std::copy_if(bars.begin(), bars.end(), std::back_inserter(sorted), [&](const ChartBar& bar) {
    return bar.kind == kind && axis.Overlaps(bar.first, bar.last);
  });
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ChartBar& a, const ChartBar& b) { return a.first < b.first; });
  const std::size_t first_line = lines.size();
  std::vector<int> free_from;  // For each line: the first cell after its last bar and a gap.
  for (const ChartBar& bar : sorted) {
    const int begin = axis.CellOf(bar.first);
    std::size_t line = 0;
    while (line < free_from.size() && free_from[line] > begin) ++line;
    if (line == free_from.size()) {
      free_from.push_back(0);
      lines.push_back(BlankCells(axis));
    }
    free_from[line] = axis.CellOf(bar.last) + 2;
    PutBar(axis, bar, lines[first_line + line]);
  }
}

std::vector<Cells> LinesOf(const Axis& axis, const ChartRow& row) {
  std::vector<Cells> lines = {BlankCells(axis)};
  for (const ChartMark& mark : row.marks) PutMark(axis, mark, lines.front());
  PutBars(axis, row.bars, ChartBarKind::kMission, lines);
  PutBars(axis, row.bars, ChartBarKind::kSuspension, lines);
  return lines;
}

std::string RenderCells(const Cells& cells, const Screen& screen) {
  std::string text;
  for (std::size_t i = 0; i < cells.size();) {
    std::size_t end = i;
    while (end < cells.size() && cells[end] == cells[i]) ++end;
    const GlyphLook& look = LookOf(cells[i]);
    absl::StrAppend(
        &text, Paint(look.style, Repeat(Symbol(look, screen), static_cast<int>(end - i)), screen));
    i = end;
  }
  return text;
}

std::string RenderAxis(const Axis& axis, const ChartSpan& span, int label_width,
                       const Screen& screen) {
  std::string labels;
  std::string rule;
  const int step = axis.LabelStep();
  int drawn = 0;
  for (int year = (span.first_year + step - 1) / step * step; year <= span.last_year;
       year += step) {
    const int cell = axis.CellOf(NewYear(year));
    if (cell + 4 > axis.cells()) break;
    labels = absl::StrCat(PadText(labels, cell), year);
    absl::StrAppend(&rule, Repeat(screen.unicode ? "─" : "-", cell - drawn),
                    screen.unicode ? "┬" : "+");
    drawn = cell + 1;
  }
  absl::StrAppend(&rule, Repeat(screen.unicode ? "─" : "-", axis.cells() - drawn));
  const std::string margin = PadText("", label_width);
  return absl::StrCat(margin, labels, "\n", margin, rule, "\n");
}

std::string RenderLegend(const std::set<Glyph>& used, const Screen& screen) {
  std::string legend;
  int line_width = 0;
  for (const GlyphLook& look : kLooks) {
    if (look.legend.empty() || used.count(look.glyph) == 0) continue;
    const std::string symbol(Symbol(look, screen));
    const int width = DisplayWidth(symbol) + 1 + DisplayWidth(look.legend);
    const bool breaks = line_width > 0 && line_width + 3 + width > screen.width;
    const absl::string_view gap = line_width == 0 ? "" : breaks ? "\n" : "   ";
    absl::StrAppend(&legend, gap, Paint(look.style, symbol, screen), " ", look.legend);
    line_width = line_width == 0 || breaks ? width : line_width + 3 + width;
  }
  return legend.empty() ? "" : absl::StrCat("\n", legend, "\n");
}

}  // namespace

std::string DrawChart(const std::vector<ChartRow>& rows, const ChartSpan& span,
                      const Screen& screen) {
  int label_width = 0;
  for (const ChartRow& row : rows) label_width = std::max(label_width, DisplayWidth(row.label));
  label_width += 2;
  const Axis axis(span, std::max(20, screen.width - label_width));
  std::string text = RenderAxis(axis, span, label_width, screen);
  std::set<Glyph> used;
  for (const ChartRow& row : rows) {
    std::string label = row.label;
    for (const Cells& cells : LinesOf(axis, row)) {
      used.insert(cells.begin(), cells.end());
      const std::string line = PadText(label, label_width) + RenderCells(cells, screen);
      absl::StrAppend(&text, absl::StripTrailingAsciiWhitespace(line), "\n");
      label.clear();
    }
  }
  return text + RenderLegend(used, screen);
}

}  // namespace oas::missions::cli
