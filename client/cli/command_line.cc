#include "client/cli/command_line.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "client/cli/commands/apply_command.h"
#include "client/cli/commands/charter_command.h"
#include "client/cli/commands/completion_command.h"
#include "client/cli/commands/delete_command.h"
#include "client/cli/commands/describe_command.h"
#include "client/cli/commands/diff_command.h"
#include "client/cli/commands/export_command.h"
#include "client/cli/commands/get_command.h"
#include "client/cli/commands/history_command.h"
#include "client/cli/commands/search_command.h"
#include "client/cli/commands/status_command.h"
#include "client/cli/commands/summary_command.h"
#include "client/cli/commands/timeline_command.h"
#include "client/cli/commands/version_command.h"
#include "client/cli/commands/watch_command.h"
#include "client/cli/list_options.h"
#include "client/cli/matching.h"

namespace oas::missions::cli {
namespace {

constexpr char kFooter[] =
    "Examples:\n"
    "  missionctl get missions\n"
    "  missionctl get missions --active 2005 --country haiti\n"
    "  missionctl describe missions/honduras-2009\n"
    "  missionctl search corruption\n"
    "  missionctl charter --article 20\n"
    "  missionctl timeline --country honduras --chart\n"
    "  missionctl summary --by country\n"
    "  missionctl history missions/honduras-2009\n"
    "  missionctl watch --from earliest -o ndjson\n"
    "  missionctl diff -f data && echo the catalog holds what the files say\n"
    "More: missionctl VERB --help\n"
    "\n"
    "Data goes to standard output, everything else to standard error.\n"
    "Exit codes: 0 done; 1 failed, or the answer is not complete; 2 the command line is wrong;\n"
    "3 not found; 4 the server cannot be reached, is not ready or took too long. diff has 1 for a\n"
    "difference, and 5 where others have 1.";

}  // namespace

CommandLine::CommandLine()
    : app_("Looks up, reads and exports the OAS mission catalog.", "missionctl") {
  app_.footer(kFooter);
  app_.require_subcommand(1);
  app_.fallthrough();  // Options of all verbs may stand after the verb.
  app_.get_formatter()->column_width(34);
  app_.get_formatter()->label("SUBCOMMAND", "VERB");
  app_.get_formatter()->label("Subcommands", "Verbs");
  AddGlobalOptions();
  Add(std::make_unique<GetCommand>());
  Add(std::make_unique<DescribeCommand>());
  Add(std::make_unique<SearchCommand>());
  Add(std::make_unique<CharterCommand>());
  Add(std::make_unique<TimelineCommand>());
  Add(std::make_unique<SummaryCommand>());
  Add(std::make_unique<GetCommand>(v1::RECORD_KIND_COUNTRY));
  Add(std::make_unique<GetCommand>(v1::RECORD_KIND_SUSPENSION));
  Add(std::make_unique<HistoryCommand>());
  Add(std::make_unique<WatchCommand>());
  Add(std::make_unique<DiffCommand>());
  Add(std::make_unique<ApplyCommand>());
  Add(std::make_unique<DeleteCommand>());
  Add(std::make_unique<ExportCommand>());
  Add(std::make_unique<StatusCommand>());
  Add(std::make_unique<CompletionCommand>());
  Add(std::make_unique<VersionCommand>());
}

void CommandLine::AddGlobalOptions() {
  app_.set_version_flag("--version", &VersionText, "Print the version");
  app_.add_option("--server", options_.server, "Address of missiond: host:port or unix:path")
      ->envname("MISSIONCTL_SERVER")
      ->capture_default_str()
      ->type_name("ADDR");
  app_.add_option("--timeout", options_.timeout,
                  "How long to wait for an answer: 5, 500ms, 1m30s (default: 30s a call)")
      ->envname("MISSIONCTL_TIMEOUT")
      ->type_name("TIME");
  AddChoice<ColorChoice>(app_, "--color", options_.color,
                         {{"auto", ColorChoice::kAuto},
                          {"always", ColorChoice::kAlways},
                          {"never", ColorChoice::kNever}},
                         "Colours: auto (on terminals, unless NO_COLOR is set), always, never")
      ->type_name("WHEN");
  CLI::Option* at_revision =
      app_.add_option("--at-revision", options_.at_revision,
                      "Read the catalog as it was at this revision (default: the newest)")
          ->check(MakeCountValidator())
          ->type_name("N");
  app_.add_option("--at-time", options_.at_time,
                  "Read the catalog as it was then: 2026-05-01 (at its end, UTC), "
                  "2026-05-01T12:30:00Z")
      ->excludes(at_revision)
      ->type_name("TIME");
}

void CommandLine::Add(std::unique_ptr<Command> command) {
  CLI::App* verb = command->Register(app_);
  verb->get_formatter()->column_width(34);
  verbs_.push_back({verb, std::move(command)});
}

absl::StatusOr<CommandLine::Request> CommandLine::Parse(int argc, const char* const* argv) {
  try {
    app_.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Request{.text = app_.help()};
  } catch (const CLI::CallForVersion& version) {
    return Request{.text = absl::StrCat(version.what(), "\n")};
  } catch (const CLI::ParseError& error) {
    return Explain(error);
  }
  for (const Verb& verb : verbs_) {
    if (verb.app->parsed()) return Request{.command = verb.command.get()};
  }
  return absl::InvalidArgumentError("No verb was given. Verbs and examples: missionctl --help");
}

absl::Status CommandLine::Explain(const CLI::ParseError& error) const {
  const std::string verb = VerbInUse();
  std::string text = error.what();
  if (verb.empty()) {
    std::vector<std::string> verbs;
    for (const Verb& known : verbs_) verbs.push_back(known.app->get_name());
    const std::vector<std::string> rest = app_.remaining();
    if (app_.get_subcommands().empty() && rest.empty() && absl::StrContains(text, "subcommand")) {
      text = "A verb is required: get, describe, search, timeline, ...";
    }
    text = rest.empty() ? text : absl::StrCat("There is no verb \"", rest.front(), "\".");
    const std::string nearest = rest.empty() ? "" : NearestMatch(rest.front(), verbs);
    if (!nearest.empty()) absl::StrAppend(&text, " Did you mean ", nearest, "?");
  }
  return absl::InvalidArgumentError(absl::StrCat(
      text, absl::EndsWith(text, ".") || absl::EndsWith(text, "?") ? "" : ".",
      "\nOptions and examples: missionctl ", verb.empty() ? "" : verb + " ", "--help"));
}

std::string CommandLine::VerbInUse() const {
  for (const Verb& verb : verbs_) {
    if (verb.app->parsed()) return verb.app->get_name();
  }
  return "";
}

}  // namespace oas::missions::cli
