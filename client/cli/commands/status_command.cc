#include "client/cli/commands/status_command.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/cli/explain_error.h"
#include "client/cli/output/table.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

struct ServiceName {
  // Full name; the server as a whole has none.
  absl::string_view name;
  // Whether a server without it is not well. What no verb needs may be missing.
  bool required;
};

constexpr std::array<ServiceName, 6> kServices = {{{"", true},
                                                   {"oas.missions.v1.MissionService", true},
                                                   {"oas.missions.v1.CharterService", true},
                                                   {"oas.missions.v1.TimelineService", true},
                                                   {"oas.missions.v1.CurationService", false},
                                                   {"oas.missions.v1.HistoryService", false}}};

Cell HealthCell(ServiceHealth health, bool required) {
  switch (health) {
    case ServiceHealth::kServing:
      return {"serving"};
    case ServiceHealth::kNotServing:
      if (!required) return {"not serving (missionctl does not need it)", Style::kFaint};
      return {"not serving", Style::kAlert};
    case ServiceHealth::kNotServed:
      return {"not part of this server", Style::kFaint};
    case ServiceHealth::kUnknown:
      break;
  }
  return {"unknown", Style::kNotice};
}

std::string LatencyText(absl::Duration latency) {
  return absl::StrFormat("%.1f ms", absl::ToDoubleMilliseconds(latency));
}

// What the lists say of themselves.
struct Contents {
  std::int64_t revision = 0;
  std::vector<std::int64_t> counts;
  absl::Duration latency;
};

// One record of each kind is read, for its list's total; all at one revision.
absl::StatusOr<Contents> ReadContents(Session& session) {
  Contents contents;
  contents.revision = session.at_revision();
  const absl::Time begin = absl::Now();
  for (const RecordKindNames& names : kRecordKinds) {
    const absl::StatusOr<ListSummary> summary =
        session.reader().List({.kind = names.kind,
                               .view = v1::RECORD_VIEW_BASIC,
                               .at_revision = contents.revision,
                               .limit = 1},
                              [](const v1::Record&) { return absl::OkStatus(); });
    if (!summary.ok()) return summary.status();
    contents.revision = summary->revision;
    contents.counts.push_back(summary->total_size);
  }
  contents.latency = (absl::Now() - begin) / static_cast<std::int64_t>(kRecordKinds.size());
  return contents;
}

std::string ContentsText(const Contents& contents, const Screen& screen) {
  Table table({{"KIND"}, {"RECORDS"}});
  std::int64_t total = 0;
  for (std::size_t i = 0; i < kRecordKinds.size(); ++i) {
    table.AddRow({{std::string(kRecordKinds[i].collection)}, {absl::StrCat(contents.counts[i])}});
    total += contents.counts[i];
  }
  table.AddRow({{"all"}, {absl::StrCat(total)}});
  return absl::StrCat("Revision:  ", contents.revision,
                      "\nLatency:   ", LatencyText(contents.latency), " a call\n\n",
                      table.Render(screen));
}

}  // namespace

CLI::App* StatusCommand::Register(CLI::App& app) {
  CLI::App* verb =
      app.add_subcommand("status", "Tell whether the server is well and what it holds");
  verb->footer(
      "Exit code 4 when a service is not serving: fit for scripts that wait for a server.\n"
      "Example:\n"
      "  missionctl status --server catalog.example.org:50051");
  return verb;
}

absl::Status StatusCommand::Run(Session& session) {
  Table services({{"SERVICE"}, {"HEALTH"}});
  bool well = true;
  for (const auto& [service, required] : kServices) {
    const absl::StatusOr<ServiceHealth> health = session.client().CheckHealth(std::string(service));
    if (!health.ok()) return health.status();
    well = well && (!required || *health == ServiceHealth::kServing);
    services.AddRow({{service.empty() ? "the server as a whole" : std::string(service)},
                     HealthCell(*health, required)});
  }
  absl::Status written =
      session.out().Write(absl::StrCat("Server:    ", session.client().options().address, "\n\n",
                                       services.Render(session.screen()), "\n"));
  if (!written.ok()) return written;
  if (!well)
    return SaidUnavailable(
        "The server answers, but does not serve all it should. Try again in a moment.");
  const absl::StatusOr<Contents> contents = ReadContents(session);
  if (!contents.ok()) return contents.status();
  return session.out().Write(ContentsText(*contents, session.screen()));
}

}  // namespace oas::missions::cli
