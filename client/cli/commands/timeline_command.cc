#include "client/cli/commands/timeline_command.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/cli/commands/timeline_chart.h"
#include "client/cli/output/list_printer.h"
#include "client/cli/output/record_columns.h"
#include "client/cli/output/text.h"
#include "client/cli/output/words.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/timeline_reader.h"

namespace oas::missions::cli {
namespace {

// Lines of events, one each: "2009-06-28  Honduras  coup  The army detains ...". They are written
// before the rest of the timeline is known, so columns are aligned within what has come so far, and
// only ever grow.
class EventLines {
 public:
  EventLines(CountryNames countries, const Screen& screen, bool wide)
      : countries_(std::move(countries)), screen_(screen), wide_(wide) {
    widths_.resize(wide ? 4 : 3);
    widths_[widths_.size() - 3] = kFullDateWidth;
    widths_.back() = kWidestKind;
  }

  std::string Render(const v1::ReplayTimelineResponse& chunk) {
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

 private:
  std::vector<std::string> ColumnsOf(const v1::Event& event) const {
    std::vector<std::string> columns = {FormatHistoricDate(event.date()),
                                        CleanText(countries_(event.region_code())),
                                        EnumWords(event.kind())};
    if (wide_) columns.insert(columns.begin(), CleanText(event.name()));
    return columns;
  }

  std::string Line(const v1::Event& event) const {
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

  static constexpr int kFullDateWidth = 10;  // "2009-06-28"
  static constexpr int kWidestKind = 20;     // "institutional crisis"
  static constexpr int kMinHeadline = 20;
  static constexpr absl::string_view kCuratorMark = "[curator]";
  const CountryNames countries_;
  const Screen screen_;
  const bool wide_;
  std::vector<int> widths_;
};

}  // namespace

CLI::App* TimelineCommand::Register(CLI::App& app) {
  CLI::App* verb =
      app.add_subcommand("timeline", "Show what happened, in the order in which it happened");
  verb->add_option("--country", country_, "Only this country (HN, HND, honduras, Honduras)")
      ->type_name("COUNTRY");
  AddDateOption(*verb, "--since", since_,
                "Only what happened, or may have happened, on or after this date");
  AddDateOption(
      *verb, "--until", until_,
      "Only what happened, or may have happened, on or before this date; 2009 means until "
      "its last day");
  verb->add_flag("--desc", descending_, "Latest first");
  verb->add_flag("--chart", chart_,
                 "Draw a chart: missions and suspensions as bars, events and invocations as marks");
  AddListOptions(*verb, options_);
  verb->footer(
      "Examples:\n"
      "  missionctl timeline --country honduras --since 2009 --until 2011-06\n"
      "  missionctl timeline --desc --limit 20\n"
      "  missionctl timeline --chart\n"
      "  missionctl timeline -o csv > timeline.csv");
  return verb;
}

absl::Status TimelineCommand::Run(Session& session) {
  const absl::StatusOr<std::string> region_code = session.ResolveCountry(country_);
  if (!region_code.ok()) return region_code.status();
  if (since_.year() != 0 && until_.year() != 0 && FirstDay(since_) > LastDay(until_)) {
    return absl::InvalidArgumentError(absl::StrCat("--since ", FormatPartialDate(since_),
                                                   " is after --until ", FormatPartialDate(until_),
                                                   ": nothing happened in between."));
  }
  if (chart_) {
    return PrintTimelineChart(
        session,
        {.region_code = *region_code, .since = since_, .until = until_, .origin = options_.origin});
  }
  const v1::ReplayTimelineRequest request = MakeRequest(session, *region_code);
  return IsForReading(options_.format) ? PrintLines(session, request) : PrintList(session, request);
}

v1::ReplayTimelineRequest TimelineCommand::MakeRequest(const Session& session,
                                                       const std::string& region_code) const {
  v1::ReplayTimelineRequest request;
  request.set_region_code(region_code);
  if (since_.year() != 0) *request.mutable_since() = since_;
  if (until_.year() != 0) *request.mutable_until() = until_;
  request.set_descending(descending_);
  request.set_view(ViewFor(options_));
  request.set_origin(options_.origin);
  request.set_limit(options_.limit);
  if (session.at_revision() != 0) {
    request.mutable_read_options()->set_at_revision(session.at_revision());
  }
  return request;
}

absl::Status TimelineCommand::PrintLines(Session& session,
                                         const v1::ReplayTimelineRequest& request) const {
  EventLines lines(session.MakeCountryNames(), session.screen(), options_.format == Format::kWide);
  std::int64_t count = 0;
  const absl::StatusOr<TimelineSummary> summary =
      ReplayTimeline(session.client(), request, [&](const v1::ReplayTimelineResponse& chunk) {
        count += chunk.events_size();
        if (absl::Status status = session.out().Write(lines.Render(chunk)); !status.ok()) {
          return status;
        }
        return session.out().Flush();
      });
  if (!summary.ok()) return summary.status();
  if (count == 0) {
    session.Say("No events match. The whole timeline: missionctl timeline");
  } else {
    session.Note(absl::StrCat(
        Count(count, "event", "events"),
        count < summary->total_count ? absl::StrCat(" of ", summary->total_count) : std::string()));
  }
  return absl::OkStatus();
}

absl::Status TimelineCommand::PrintList(Session& session,
                                        const v1::ReplayTimelineRequest& request) const {
  ListPrinter printer(
      {.columns = {}, .list_field = "events", .record_type = v1::Event::descriptor()},
      options_.format, session.screen(), session.out());
  const absl::StatusOr<TimelineSummary> summary =
      ReplayTimeline(session.client(), request, [&](const v1::ReplayTimelineResponse& chunk) {
        for (const v1::Event& event : chunk.events()) {
          if (absl::Status status = printer.Add(event); !status.ok()) return status;
        }
        return session.out().Flush();
      });
  if (!summary.ok()) return summary.status();
  return printer.End({{.name = "revision", .value = summary->revision},
                      {.name = "totalCount", .value = summary->total_count}});
}

}  // namespace oas::missions::cli
