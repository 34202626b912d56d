// A timeline drawn in character cells: a row for each country on an axis of years, with events and
// invocations as marks and missions and suspensions as bars below them.
//
// What is known only roughly is drawn so: the part of a bar that is not certain is thin, and an
// event whose date spans more than a cell is hollow.
#ifndef CLIENT_CLI_OUTPUT_CHART_H_
#define CLIENT_CLI_OUTPUT_CHART_H_

#include <chrono>
#include <string>
#include <vector>

#include "client/cli/output/screen.h"

namespace oas::missions::cli {

enum class ChartMarkKind { kEvent, kInvocation, kRecalled };

// Something that happened on one day from `first` to `last`.
struct ChartMark {
  ChartMarkKind kind = ChartMarkKind::kEvent;
  std::chrono::sys_days first;
  std::chrono::sys_days last;
};

enum class ChartBarKind { kMission, kSuspension };

// Something that lasted: possibly from `first` to `last`, certainly from `certain_first` to
// `certain_last` (no day is certain when that is the wrong way round).
struct ChartBar {
  ChartBarKind kind = ChartBarKind::kMission;
  std::chrono::sys_days first;
  std::chrono::sys_days last;
  std::chrono::sys_days certain_first;
  std::chrono::sys_days certain_last;
  // True when nobody knows when it ended: `last` is then the last day that it may have begun.
  bool end_unknown = false;
  // True when it goes on: `last` is then the end of the axis.
  bool ongoing = false;
};

// What is drawn for one country.
struct ChartRow {
  std::string label;
  std::vector<ChartMark> marks;
  std::vector<ChartBar> bars;
};

// The years of the axis, both included.
struct ChartSpan {
  int first_year = 0;
  int last_year = 0;
};

// The chart with its axis and a legend of what occurs in it, no wider than the screen. Marks and
// bars outside the span are cut off.
std::string DrawChart(const std::vector<ChartRow>& rows, const ChartSpan& span,
                      const Screen& screen);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_CHART_H_
