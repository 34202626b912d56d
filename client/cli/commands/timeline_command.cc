#include "client/cli/commands/timeline_command.h"

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

// Widths of the columns of a line. They are fixed, because lines are printed before the rest of the
// timeline is known; a longer text pushes the others to the right.
constexpr int kDateWidth = 10;
constexpr int kCountryWidth = 10;
constexpr int kKindWidth = 20;

// "2009-06-28  Honduras    coup                  The army detains ...".
std::string EventLine(const v1::Event& event, const CountryNames& countries, const Screen& screen) {
  const std::string date = FormatHistoricDate(event.date());
  std::string lead = absl::StrCat(PadText(date, kDateWidth), "  ",
                                  PadText(countries(event.region_code()), kCountryWidth), "  ");
  const std::string kind = PadText(EnumWords(event.kind()), kKindWidth);
  std::string headline = CleanText(event.headline());
  if (screen.terminal) {
    const int room = screen.width - DisplayWidth(lead) - DisplayWidth(kind) - 2;
    headline = CutText(headline, room < 20 ? 20 : room, screen.unicode ? "…" : "...");
  }
  const bool added = event.origin() == v1::ORIGIN_CURATOR;
  return absl::StrCat(lead, Paint(Style::kAccent, kind, screen), "  ",
                      Paint(added ? Style::kNotice : Style::kPlain, headline, screen), "\n");
}

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
  const CountryNames countries = session.MakeCountryNames();
  OutputStream& out = session.out();
  std::int64_t count = 0;
  const absl::StatusOr<TimelineSummary> summary =
      ReplayTimeline(session.client(), request, [&](const v1::ReplayTimelineResponse& chunk) {
        for (const v1::Event& event : chunk.events()) {
          ++count;
          const std::string name =
              options_.format == Format::kWide ? absl::StrCat(event.name(), "  ") : "";
          absl::Status status =
              out.Write(absl::StrCat(name, EventLine(event, countries, session.screen())));
          if (!status.ok()) return status;
        }
        return out.Flush();
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
