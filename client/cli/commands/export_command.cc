#include "client/cli/commands/export_command.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "client/cli/output/json.h"
#include "client/cli/output/words.h"
#include "client/cli/progress_line.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {

CLI::App* ExportCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "export", "Print the whole catalog of one revision, a Record in proto3 JSON on each line");
  verb->add_option(
          "-o,--output", format_,
          "ndjson is the only form: field names in lowerCamelCase, 64-bit numbers as strings")
      ->type_name("ndjson");
  verb->footer(
      "The number of records and the revision are told on standard error. An export that fails "
      "has\n"
      "an exit code other than 0 and does not tell them.\n"
      "Example:\n"
      "  missionctl export > catalog.ndjson");
  return verb;
}

absl::Status ExportCommand::Run(Session& session) {
  if (format_ != "ndjson") {
    return absl::InvalidArgumentError(
        absl::StrCat("export prints ndjson only, not ", format_,
                     ". For one kind in another form: missionctl get missions -o csv"));
  }
  std::int64_t revision = session.at_revision();
  std::int64_t count = 0;
  ProgressLine progress(session, "records");
  for (const RecordKindNames& names : kRecordKinds) {
    const absl::StatusOr<ListSummary> summary = session.reader().List(
        {.kind = names.kind, .view = v1::RECORD_VIEW_FULL, .at_revision = revision},
        [&](const v1::Record& record) {
          ++count;
          progress.Advance();
          return session.out().Write(absl::StrCat(CompactJson(record), "\n"));
        });
    if (!summary.ok()) return summary.status();
    revision = summary->revision;  // All kinds are read at the revision of the first list.
  }
  if (absl::Status status = session.out().Flush(); !status.ok()) return status;
  progress.Clear();
  session.Say(absl::StrCat(Count(count, "record", "records"), " at revision ", revision));
  return absl::OkStatus();
}

}  // namespace oas::missions::cli
