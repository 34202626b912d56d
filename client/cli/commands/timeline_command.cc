#include "client/cli/commands/timeline_command.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "client/cli/commands/event_lines.h"
#include "client/cli/commands/timeline_chart.h"
#include "client/cli/commands/timeline_follow.h"
#include "client/cli/explain_error.h"
#include "client/cli/filter_fault.h"
#include "client/cli/filter_flags.h"
#include "client/cli/interrupt.h"
#include "client/cli/output/list_printer.h"
#include "client/cli/output/plan_text.h"
#include "client/cli/output/words.h"
#include "client/cli/progress_line.h"
#include "client/cpp/historic_date.h"
#include "client/cpp/timeline_reader.h"

namespace oas::missions::cli {
namespace {

// Streams the events to `print`, each chunk to its reader at once. Ctrl-C ends the stream early.
absl::StatusOr<TimelineSummary> Replay(Session& session, const v1::ReplayTimelineRequest& request,
                                       const TimelineConsumer& print) {
  Cancellation cancellation;
  const InterruptGuard guard(cancellation);
  ProgressLine progress(session, "events");
  std::int64_t count = 0;
  const auto consume = [&](const v1::ReplayTimelineResponse& chunk) {
    if (chunk.has_query_plan()) {
      session.Write(PlanText(chunk.query_plan(), session.error_screen()));
    }
    if (absl::Status status = print(chunk); !status.ok()) return status;
    count += chunk.events_size();
    progress.Advance(chunk.events_size());
    return session.out().Flush();
  };
  absl::StatusOr<TimelineSummary> summary =
      ReplayTimeline(session.client(), request, consume, &cancellation);
  if (!summary.ok() && cancellation.cancelled()) {
    return SaidCutShort(Count(count, "event", "events"));
  }
  if (!summary.ok()) return WithFilter(summary.status(), request.filter());
  return summary;
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
  AddFilterOption(*verb, filter_);
  verb->add_flag("--explain", explain_, "Tell on standard error how the events were found");
  verb->add_flag("--desc", descending_, "Latest first");
  verb->add_flag("--chart", chart_,
                 "Draw a chart: missions and suspensions as bars, events and invocations as marks");
  verb->add_flag("--follow", follow_,
                 "Go on with events that curators add, change and delete, as they are committed");
  AddListOptions(*verb, options_);
  verb->footer(
      "Examples:\n"
      "  missionctl timeline --country honduras --since 2009 --until 2011-06\n"
      "  missionctl timeline --desc --limit 20\n"
      "  missionctl timeline --filter 'kind = COUP OR actor = cicig'\n"
      "  missionctl timeline --chart\n"
      "  missionctl timeline --since 2020 --follow\n"
      "  missionctl timeline -o csv > timeline.csv");
  return verb;
}

absl::Status TimelineCommand::Run(Session& session) {
  const absl::StatusOr<std::string> region_code = session.ResolveCountry(country_);
  if (!region_code.ok()) return region_code.status();
  if (absl::Status status = CheckInterval(since_, until_); !status.ok()) return status;
  if (chart_ && explain_) {
    return absl::InvalidArgumentError(
        "--explain goes with the list: a chart is made of several lists. Leave --chart out.");
  }
  if (chart_) {
    return PrintTimelineChart(session, {.region_code = *region_code,
                                        .since = since_,
                                        .until = until_,
                                        .origin = options_.origin,
                                        .filter = filter_});
  }
  if (absl::Status status = CheckFollow(session); !status.ok()) return status;
  const v1::ReplayTimelineRequest request = MakeRequest(session, *region_code);
  return IsForReading(options_.format) ? PrintLines(session, request) : PrintList(session, request);
}

absl::Status TimelineCommand::CheckFollow(const Session& session) const {
  if (!follow_) return absl::OkStatus();
  if (descending_ || options_.limit != 0 || session.at_revision() != 0) {
    return absl::InvalidArgumentError(
        "--follow goes on at the end of the whole timeline: leave --desc, --limit, --at-revision "
        "and --at-time out.");
  }
  if (!IsForReading(options_.format)) {
    return absl::InvalidArgumentError(
        "--follow is for reading. For programs: missionctl watch events --initial-state -o ndjson");
  }
  return absl::OkStatus();
}

std::string TimelineCommand::FollowFilter(const std::string& region_code) const {
  std::string filter =
      CompileFilter(v1::RECORD_KIND_EVENT,
                    {.region_code = region_code, .since = since_, .until = until_}, filter_);
  if (options_.origin == v1::ORIGIN_UNSPECIFIED) return filter;
  const std::string origin = absl::StrCat("origin = ", v1::Origin_Name(options_.origin));
  return filter.empty() ? origin : absl::StrCat("(", filter, ") AND ", origin);
}

v1::ReplayTimelineRequest TimelineCommand::MakeRequest(const Session& session,
                                                       const std::string& region_code) const {
  v1::ReplayTimelineRequest request;
  request.set_region_code(region_code);
  if (since_.year() != 0) *request.mutable_since() = since_;
  if (until_.year() != 0) *request.mutable_until() = until_;
  request.set_filter(filter_);
  request.set_explain(explain_);
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
      Replay(session, request, [&](const v1::ReplayTimelineResponse& chunk) {
        count += chunk.events_size();
        return session.out().Write(lines.Render(chunk));
      });
  if (!summary.ok()) return summary.status();
  if (count == 0) {
    session.Say("No events match. The whole timeline: missionctl timeline");
  } else {
    session.Note(absl::StrCat(
        Count(count, "event", "events"),
        count < summary->total_count ? absl::StrCat(" of ", summary->total_count) : std::string()));
  }
  if (!follow_) return absl::OkStatus();
  return FollowTimeline(session, FollowFilter(request.region_code()), summary->revision, lines);
}

absl::Status TimelineCommand::PrintList(Session& session,
                                        const v1::ReplayTimelineRequest& request) const {
  ListPrinter printer(
      {.columns = {}, .list_field = "events", .record_type = v1::Event::descriptor()},
      options_.format, session.screen(), session.out());
  const absl::StatusOr<TimelineSummary> summary =
      Replay(session, request, [&](const v1::ReplayTimelineResponse& chunk) {
        for (const v1::Event& event : chunk.events()) {
          if (absl::Status status = printer.Add(event); !status.ok()) return status;
        }
        return absl::OkStatus();
      });
  if (!summary.ok()) return summary.status();
  return printer.End({{.name = "revision", .value = summary->revision},
                      {.name = "totalCount", .value = summary->total_count}});
}

}  // namespace oas::missions::cli
