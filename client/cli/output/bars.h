// Counts drawn as bars in character cells:
//
//     Haiti     ################  6
//     Honduras  ########          3
#ifndef CLIENT_CLI_OUTPUT_BARS_H_
#define CLIENT_CLI_OUTPUT_BARS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "client/cli/output/screen.h"

namespace oas::missions::cli {

// A count and what it counts.
struct Bar {
  std::string label;
  std::int64_t count = 0;
};

// How several groups of bars are drawn alike, so that they can be compared.
struct BarScale {
  // Cells for labels.
  int label_width = 0;
  // The count that fills the width of the screen.
  std::int64_t longest = 0;
};

// The scale that has room for all of `bars`. Labels take half of the screen at most.
BarScale MakeBarScale(const std::vector<Bar>& bars, const Screen& screen);

// A line for each bar, no wider than the screen. With Unicode a bar is drawn to an eighth of a
// cell; a count above 0 always shows.
std::string DrawBars(const std::vector<Bar>& bars, const BarScale& scale, const Screen& screen);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_BARS_H_
