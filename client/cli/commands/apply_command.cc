#include "client/cli/commands/apply_command.h"

#include "client/cli/commands/commit.h"
#include "client/cli/list_options.h"
#include "client/cli/manifest_input.h"

namespace oas::missions::cli {

CLI::App* ApplyCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "apply", "Create and change records from files, in one commit: all of it or nothing");
  verb->add_option("-f,--file", files_,
                   "Manifests (textproto), records as export prints them (ndjson), folders of "
                   "either, or - for standard input")
      ->required()
      ->type_name("FILE|DIR|-");
  AddCommitFlags(*verb, flags_);
  AddApplyFlags(*verb, flags_);
  AddFormatOption(*verb, format_, {"table", "json", "ndjson"});
  verb->footer(
      "Input of more than 1000 records or 2 MiB is streamed; of it, counts alone are told.\n"
      "Examples:\n"
      "  missionctl apply -f data --dry-run\n"
      "  missionctl apply -f honduras.textproto --reason 'Corrects the end of the mission'\n"
      "  missionctl apply -f data --owner desk --prune --max-deletes 3 --reason 'Release 2026-11'\n"
      "  missionctl export | missionctl apply --server other:50051 -f - --reason 'Copy'");
  return verb;
}

absl::Status ApplyCommand::Run(Session& session) {
  const absl::StatusOr<v1::CommitOptions> options = MakeCommitOptions(flags_);
  if (!options.ok()) return options.status();
  const absl::StatusOr<std::vector<v1::Record>> records = ReadRecords(files_);
  if (!records.ok()) return records.status();
  return CommitAndTell(session, {.records = *records, .deletes = {}, .options = *options}, format_);
}

}  // namespace oas::missions::cli
