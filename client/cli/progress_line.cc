#include "client/cli/progress_line.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace oas::missions::cli {
namespace {

constexpr absl::Duration kBetweenUpdates = absl::Milliseconds(100);
constexpr std::int64_t kBarWidth = 30;

}  // namespace

std::string ProgressText(std::int64_t count, std::int64_t total, const std::string& noun,
                         const Screen& screen) {
  if (total <= 0) return absl::StrCat(count, " ", noun, " ...");
  const std::int64_t filled = std::min(kBarWidth, count * kBarWidth / total);
  std::string bar;
  for (std::int64_t i = 0; i < kBarWidth; ++i) {
    absl::StrAppend(&bar, screen.unicode ? (i < filled ? "█" : "░") : (i < filled ? "#" : "."));
  }
  return absl::StrCat(bar, "  ", count, " of ", total, " ", noun);
}

ProgressLine::ProgressLine(const Session& session, std::string noun, std::int64_t total)
    : session_(session), noun_(std::move(noun)), total_(total) {}

ProgressLine::~ProgressLine() { Clear(); }

void ProgressLine::Set(std::int64_t count) {
  count_ = count;
  // On the terminal that shows the data it would only be in the way.
  if (session_.screen().terminal && total_ == 0) return;
  const absl::Time now = absl::Now();
  if (now < next_) return;
  next_ = now + kBetweenUpdates;
  shown_ = true;
  session_.Progress(ProgressText(count_, total_, noun_, session_.error_screen()));
}

void ProgressLine::Clear() {
  if (shown_) session_.Progress("");
  shown_ = false;
}

}  // namespace oas::missions::cli
