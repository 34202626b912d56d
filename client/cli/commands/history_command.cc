#include "client/cli/commands/history_command.h"

#include "absl/strings/str_cat.h"
#include "client/cli/arguments.h"
#include "client/cli/list_options.h"
#include "client/cli/output/change_text.h"
#include "client/cli/output/diff_text.h"
#include "client/cli/output/list_printer.h"
#include "client/cli/output/revision_text.h"
#include "client/cli/output/words.h"
#include "client/cpp/history_reader.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

constexpr int kFieldIndent = 6;

// A version of a record with what it changed.
std::string VersionText(const v1::RecordRevision& version, const Screen& screen) {
  std::string text = absl::StrCat(RevisionHeading(version.revision(), screen), "\n    ",
                                  ChangeWord(version.type(), false), "\n");
  // Of a version that is new, every field differs.
  if (version.type() != v1::CHANGE_TYPE_UPDATED) return text;
  return absl::StrCat(text, FieldDiffText(version.fields(), kFieldIndent, screen));
}

}  // namespace

CLI::App* HistoryCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "history", "List the revisions of the catalog, or the versions of one record, newest first");
  verb->add_option("NAME", name_, "A record, also a deleted one: missions/honduras-2009")
      ->type_name("");
  verb->add_option("--limit", limit_, "At most this many")
      ->check(MakeCountValidator())
      ->type_name("N");
  AddFormatOption(*verb, format_, {"table", "json", "ndjson"});
  verb->footer(
      "Examples:\n"
      "  missionctl history --limit 10\n"
      "  missionctl history missions/honduras-2009\n"
      "  missionctl get missions/honduras-2009 --at-revision 3   # as it was then\n"
      "  missionctl get missions/honduras-2009 --at-time 2026-05-01");
  return verb;
}

absl::Status HistoryCommand::Run(Session& session) {
  if (name_.empty()) return PrintRevisions(session);
  const absl::StatusOr<v1::RecordKind> kind =
      ParseKind(absl::string_view(name_).substr(0, name_.find('/')));
  if (!kind.ok()) return kind.status();
  const absl::StatusOr<std::string> name = session.ResolveName(*kind, name_);
  if (!name.ok()) return name.status();
  return PrintVersions(session, *name);
}

absl::Status HistoryCommand::PrintRevisions(Session& session) const {
  ListPrinter printer({.columns = RevisionColumns(),
                       .list_field = "revisions",
                       .record_type = v1::Revision::descriptor()},
                      format_, session.screen(), session.out());
  absl::Status status =
      HistoryReader(session.client()).Revisions(limit_, [&](const v1::Revision& revision) {
        return printer.Add(revision);
      });
  if (!status.ok()) return status;
  return printer.End({});
}

absl::Status HistoryCommand::PrintVersions(Session& session, const std::string& name) const {
  ListPrinter printer({.columns = {},
                       .list_field = "recordRevisions",
                       .record_type = v1::RecordRevision::descriptor()},
                      format_, session.screen(), session.out());
  absl::Status status =
      HistoryReader(session.client())
          .RecordRevisions(name, limit_, [&](const v1::RecordRevision& version) {
            return format_ == Format::kTable
                       ? session.out().Write(VersionText(version, session.screen()))
                       : printer.Add(version);
          });
  if (!status.ok() || format_ == Format::kTable) return status;
  return printer.End({});
}

}  // namespace oas::missions::cli
