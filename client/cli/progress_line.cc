#include "client/cli/progress_line.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace oas::missions::cli {
namespace {

constexpr absl::Duration kBetweenUpdates = absl::Milliseconds(100);

}  // namespace

ProgressLine::ProgressLine(const Session& session, std::string noun)
    : session_(session), noun_(std::move(noun)) {}

ProgressLine::~ProgressLine() { Clear(); }

void ProgressLine::Advance(std::int64_t count) {
  count_ += count;
  // On the terminal that shows the data it would only be in the way.
  if (session_.screen().terminal) return;
  const absl::Time now = absl::Now();
  if (now < next_) return;
  next_ = now + kBetweenUpdates;
  shown_ = true;
  session_.Progress(absl::StrCat(count_, " ", noun_, " ..."));
}

void ProgressLine::Clear() {
  if (shown_) session_.Progress("");
  shown_ = false;
}

}  // namespace oas::missions::cli
