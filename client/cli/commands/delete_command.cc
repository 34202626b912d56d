#include "client/cli/commands/delete_command.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "client/cli/commands/commit.h"
#include "client/cli/list_options.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {

CLI::App* DeleteCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "delete",
      "Delete records, in one commit; their history stays, their names are not used again");
  verb->add_option("NAME", names_, "Names with their kind: missions/honduras-2009")
      ->required()
      ->type_name("");
  verb->add_option("--etag", etag_, "Only if the record still has this etag; for one name")
      ->type_name("ETAG");
  AddCommitFlags(*verb, flags_);
  AddFormatOption(*verb, format_, {"table", "json", "ndjson"});
  verb->footer(
      "Example:\n"
      "  missionctl delete events/honduras-2009-06-28-duplicate --reason 'Stands there twice'");
  return verb;
}

absl::Status DeleteCommand::Run(Session& session) {
  const absl::StatusOr<v1::CommitOptions> options = MakeCommitOptions(flags_);
  if (!options.ok()) return options.status();
  if (!etag_.empty() && names_.size() > 1) {
    return absl::InvalidArgumentError("--etag is of one record: give one name.");
  }
  std::vector<v1::RecordDelete> deletes;
  for (const std::string& name : names_) {
    // Nothing is guessed where something is deleted.
    if (!KindOfName(name).has_value() || IdOfName(name) == name || IdOfName(name).empty()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "\"", name, "\" is not the name of a record. Names look like missions/honduras-2009."));
    }
    v1::RecordDelete deletion;
    deletion.set_name(name);
    deletion.set_reason(options->reason());
    deletion.set_etag(etag_);
    deletes.push_back(std::move(deletion));
  }
  return CommitAndTell(session, {.records = {}, .deletes = deletes, .options = *options}, format_);
}

}  // namespace oas::missions::cli
