#include "client/cli/commands/diff_command.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "client/cli/arguments.h"
#include "client/cli/commands/commit.h"
#include "client/cli/exit_code.h"
#include "client/cli/list_options.h"
#include "client/cli/manifest_input.h"
#include "client/cli/output/json.h"
#include "client/cpp/history_reader.h"

namespace oas::missions::cli {
namespace {

v1::CommitOptions CompareOnly() {
  v1::CommitOptions options;
  options.set_validate_only(true);
  // What changed since a record was read is a difference here, and no conflict.
  options.set_ignore_etags(true);
  options.set_reason("comparison");
  return options;
}

}  // namespace

absl::StatusOr<v1::DiffRevisionsRequest> ParseRevisions(const std::string& text) {
  const std::vector<std::string> ends = absl::StrSplit(text, absl::MaxSplits("..", 1));
  std::int64_t from = 0;
  std::int64_t to = 0;
  const bool fine = ends.size() == 2 && absl::SimpleAtoi(ends[0], &from) && from > 0 &&
                    (ends[1].empty() || (absl::SimpleAtoi(ends[1], &to) && to > 0));
  if (!fine) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" are not two revisions. Write 3..7, or 3.. for the newest."));
  }
  v1::DiffRevisionsRequest request;
  request.set_from_revision(from);
  request.set_to_revision(to);
  return request;
}

CLI::App* DiffCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "diff", "Show what differs between files and the catalog, or between two revisions");
  CLI::Option* files =
      verb->add_option("-f,--file", files_,
                       "What the catalog is compared with: manifests, records as export prints "
                       "them, folders of either, or -")
          ->type_name("FILE|DIR|-");
  verb->add_option("--revisions", revisions_, "Compare two revisions: 3..7, or 3.. for the newest")
      ->excludes(files)
      ->type_name("A..B");
  verb->add_option("--kind", kinds_, "Of revisions, compare only this kind; may be given again")
      ->excludes(files)
      ->type_name("KIND");
  AddFormatOption(*verb, format_, {"table", "json", "ndjson"});
  verb->footer(
      "+ is in the files or the later revision only, - in the catalog or the earlier one only, ~ "
      "in\n"
      "both. Records that the files do not name are not compared.\n"
      "Exit codes: 0 nothing differs; 1 something does; 2 and more: failed.\n"
      "Examples:\n"
      "  missionctl diff -f data\n"
      "  missionctl diff --revisions 3..7\n"
      "  missionctl diff --revisions 3.. --kind missions -o ndjson");
  return verb;
}

absl::Status DiffCommand::Run(Session& session) {
  if (files_.empty() && revisions_.empty()) {
    return absl::InvalidArgumentError(
        "Say what to compare: files with -f, or two revisions with --revisions 3..7.");
  }
  absl::Status status = files_.empty() ? CompareRevisions(session) : CompareFiles(session);
  if (status.ok()) status = session.out().Flush();
  if (!status.ok()) return AsComparison(status);
  session.Note(absl::StrCat("Differences: ", tally_.Text(), "."));
  return tally_.differs() ? Differs() : absl::OkStatus();
}

absl::Status DiffCommand::CompareFiles(Session& session) {
  const absl::StatusOr<std::vector<v1::Record>> records = ReadRecords(files_);
  if (!records.ok()) return records.status();
  v1::ApplyCatalogRequest request;
  *request.mutable_options() = CompareOnly();
  if (IsLarge({.records = *records, .deletes = {}, .options = request.options()})) {
    return CompareLarge(session, *records);
  }
  request.mutable_records()->Assign(records->begin(), records->end());
  const absl::StatusOr<v1::ApplyCatalogResponse> response = ApplyCatalog(session.client(), request);
  if (!response.ok()) return response.status();
  for (const v1::RecordDiff& diff : response->diffs()) tally_.Count(diff.action());
  tally_.Count(v1::APPLY_ACTION_UNCHANGED, response->unchanged_count());
  if (format_ == Format::kJson) {
    return session.out().Write(absl::StrCat(PrettyJson(*response), "\n"));
  }
  for (const v1::RecordDiff& diff : response->diffs()) {
    if (absl::Status status = Print(session, diff); !status.ok()) return status;
  }
  return absl::OkStatus();
}

// More than fits into one message: whether there is a difference, and how many.
absl::Status DiffCommand::CompareLarge(Session& session, const std::vector<v1::Record>& records) {
  const absl::StatusOr<v1::ImportCatalogResponse> response = ImportCatalog(
      session.client(), {.records = records, .deletes = {}, .options = CompareOnly()});
  if (!response.ok()) return response.status();
  tally_.Count(v1::APPLY_ACTION_CREATE, response->created_count());
  tally_.Count(v1::APPLY_ACTION_UPDATE, response->updated_count());
  tally_.Count(v1::APPLY_ACTION_UNCHANGED, response->unchanged_count());
  session.Say(absl::StrCat("So many records are counted only: ", tally_.Text(),
                           ". Compare fewer at a time to see what differs."));
  if (format_ == Format::kTable) return absl::OkStatus();
  return session.out().Write(absl::StrCat(CompactJson(*response), "\n"));
}

absl::Status DiffCommand::CompareRevisions(Session& session) {
  absl::StatusOr<v1::DiffRevisionsRequest> request = ParseRevisions(revisions_);
  if (!request.ok()) return request.status();
  for (const std::string& text : kinds_) {
    const absl::StatusOr<v1::RecordKind> kind = ParseKind(text);
    if (!kind.ok()) return kind.status();
    request->add_kinds(*kind);
  }
  v1::DiffRevisionsResponse document;
  const absl::StatusOr<std::int64_t> to =
      HistoryReader(session.client()).Diff(*request, [&](const v1::RecordDiff& diff) {
        tally_.Count(diff.action());
        if (format_ != Format::kJson) {
          return Print(session, diff);
        }
        *document.add_diffs() = diff;
        return absl::OkStatus();
      });
  if (!to.ok()) return to.status();
  if (format_ != Format::kJson) return absl::OkStatus();
  document.set_to_revision(*to);
  return session.out().Write(absl::StrCat(PrettyJson(document), "\n"));
}

absl::Status DiffCommand::Print(Session& session, const v1::RecordDiff& diff) {
  return session.out().Write(format_ == Format::kNdjson ? absl::StrCat(CompactJson(diff), "\n")
                                                        : RecordDiffText(diff, session.screen()));
}

}  // namespace oas::missions::cli
