#include "client/cli/commands/event_lines.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/cli/output/text.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"

namespace oas::missions::cli {
namespace {

constexpr int kFullDateWidth = 10;  // "2009-06-28"
constexpr int kWidestKind = 20;     // "institutional crisis"
constexpr int kMinHeadline = 20;
constexpr absl::string_view kCuratorMark = "[curator]";

}  // namespace

EventLines::EventLines(CountryNames countries, const Screen& screen, bool wide)
    : countries_(std::move(countries)), screen_(screen), wide_(wide) {
  widths_.resize(wide ? 4 : 3);
  widths_[widths_.size() - 3] = kFullDateWidth;
  widths_.back() = kWidestKind;
}

std::string EventLines::Render(const v1::ReplayTimelineResponse& chunk) {
  for (const v1::Event& event : chunk.events()) {
    const std::vector<std::string> columns = ColumnsOf(event);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      widths_[i] = std::max(widths_[i], DisplayWidth(columns[i]));
    }
  }
  std::string text;
  for (const v1::Event& event : chunk.events()) absl::StrAppend(&text, Line(event), "\n");
  return text;
}

std::vector<std::string> EventLines::ColumnsOf(const v1::Event& event) const {
  std::vector<std::string> columns = {FormatHistoricDate(event.date()),
                                      CleanText(countries_(event.region_code())),
                                      EnumWords(event.kind())};
  if (wide_) columns.insert(columns.begin(), CleanText(event.name()));
  return columns;
}

std::string EventLines::Line(const v1::Event& event) const {
  std::string line;
  int used = 0;
  const std::vector<std::string> columns = ColumnsOf(event);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_kind = i + 1 == columns.size();
    absl::StrAppend(
        &line,
        Paint(is_kind ? Style::kAccent : Style::kPlain, PadText(columns[i], widths_[i]), screen_),
        "  ");
    used += widths_[i] + 2;
  }
  std::string headline = CleanText(event.headline());
  if (screen_.terminal) {
    const int mark = event.origin() == v1::ORIGIN_CURATOR ? DisplayWidth(kCuratorMark) + 1 : 0;
    headline = CutText(headline, std::max(kMinHeadline, screen_.width - used - mark),
                       screen_.unicode ? "…" : "...");
  }
  if (event.origin() != v1::ORIGIN_CURATOR) return line + headline;
  return absl::StrCat(line, headline, " ", Paint(Style::kNotice, kCuratorMark, screen_));
}

}  // namespace oas::missions::cli
