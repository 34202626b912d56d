#include "client/cli/output/bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "client/cli/output/text.h"

namespace oas::missions::cli {
namespace {

constexpr int kGap = 2;
constexpr int kMinBarWidth = 8;
constexpr int kEighths = 8;
constexpr std::array<absl::string_view, kEighths> kPartialBlocks = {"",  "▏", "▎", "▍",
                                                                    "▌", "▋", "▊", "▉"};

int DigitsOf(std::int64_t count) { return static_cast<int>(absl::StrCat(count).size()); }

// `count` in parts of which `longest` has `all`; 1 at least, unless there is nothing to show.
int PartsOf(std::int64_t count, std::int64_t longest, int all) {
  if (count <= 0 || longest <= 0) return 0;
  const double share = static_cast<double>(count) / static_cast<double>(longest);
  return std::clamp(static_cast<int>(std::lround(share * all)), 1, all);
}

std::string DrawBar(std::int64_t count, std::int64_t longest, int cells, const Screen& screen) {
  if (!screen.unicode) {
    return std::string(static_cast<std::size_t>(PartsOf(count, longest, cells)), '#');
  }
  const int parts = PartsOf(count, longest, cells * kEighths);
  std::string bar;
  for (int i = 0; i < parts / kEighths; ++i) absl::StrAppend(&bar, "█");
  absl::StrAppend(&bar, kPartialBlocks[static_cast<std::size_t>(parts % kEighths)]);
  return bar;
}

}  // namespace

BarScale MakeBarScale(const std::vector<Bar>& bars, const Screen& screen) {
  BarScale scale;
  for (const Bar& bar : bars) {
    scale.label_width = std::max(scale.label_width, DisplayWidth(CleanText(bar.label)));
    scale.longest = std::max(scale.longest, bar.count);
  }
  scale.label_width = std::min(scale.label_width, screen.width / 2);
  return scale;
}

std::string DrawBars(const std::vector<Bar>& bars, const BarScale& scale, const Screen& screen) {
  const int cells =
      std::max(kMinBarWidth, screen.width - scale.label_width - 2 * kGap - DigitsOf(scale.longest));
  const std::string gap(kGap, ' ');
  std::string text;
  for (const Bar& bar : bars) {
    const std::string label =
        CutText(CleanText(bar.label), scale.label_width, screen.unicode ? "…" : "...");
    const std::string drawn = DrawBar(bar.count, scale.longest, cells, screen);
    absl::StrAppend(&text, PadText(label, scale.label_width), gap,
                    Paint(Style::kAccent, drawn, screen), drawn.empty() ? "" : gap, bar.count,
                    "\n");
  }
  return text;
}

}  // namespace oas::missions::cli
