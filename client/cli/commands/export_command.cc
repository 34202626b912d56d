#include "client/cli/commands/export_command.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "client/cli/arguments.h"
#include "client/cli/output/json.h"
#include "client/cli/output/words.h"
#include "client/cli/progress_line.h"
#include "client/cpp/export_reader.h"
#include "client/cpp/record_kind.h"

namespace oas::missions::cli {
namespace {

// How many records an export will have, for the eyes of those who wait; 0 when nobody looks or the
// server does not tell.
std::int64_t ExpectedCount(Session& session, const v1::ExportCatalogRequest& request) {
  if (!session.error_screen().terminal || session.screen().terminal) return 0;
  std::int64_t count = 0;
  for (const RecordKindNames& names : kRecordKinds) {
    const auto& kinds = request.kinds();
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), names.kind) == kinds.end())
      continue;
    const absl::StatusOr<ListSummary> summary = session.reader().List(
        {.kind = names.kind, .at_revision = session.at_revision(), .limit = 1},
        [](const v1::Record&) { return absl::OkStatus(); });
    if (!summary.ok()) return 0;
    count += summary->total_size;
  }
  return count;
}

}  // namespace

CLI::App* ExportCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand(
      "export", "Print the whole catalog of one revision, a Record in proto3 JSON on each line");
  verb->add_option(
          "-o,--output", format_,
          "ndjson is the only form: field names in lowerCamelCase, 64-bit numbers as strings")
      ->type_name("ndjson");
  verb->add_option("KIND", kinds_, "Kinds to export; all when none is given")->type_name("");
  verb->footer(
      "The records are verified: their number and their SHA-256 have to be what the server says "
      "at\n"
      "the end. Number and revision are told on standard error. An export that fails has an exit\n"
      "code other than 0 and does not tell them.\n"
      "Examples:\n"
      "  missionctl export > catalog.ndjson\n"
      "  missionctl export missions invocations --at-time 2026-05-01 > may.ndjson");
  return verb;
}

absl::Status ExportCommand::Run(Session& session) {
  if (format_ != "ndjson") {
    return absl::InvalidArgumentError(
        absl::StrCat("export prints ndjson only, not ", format_,
                     ". For one kind in another form: missionctl get missions -o csv"));
  }
  const absl::StatusOr<v1::ExportCatalogRequest> request = MakeRequest(session);
  if (!request.ok()) return request.status();
  ProgressLine progress(session, "records", ExpectedCount(session, *request));
  std::int64_t count = 0;
  // Ctrl-C ends the process: a part of an export is of no use, and its exit code tells.
  const absl::StatusOr<v1::ExportTrailer> trailer =
      ExportCatalog(session.client(), *request, [&](const v1::ExportCatalogResponse& chunk) {
        for (const v1::Record& record : chunk.records()) {
          ++count;
          progress.Advance();
          absl::Status status = session.out().Write(absl::StrCat(CompactJson(record), "\n"));
          if (!status.ok()) return status;
        }
        return absl::OkStatus();
      });
  progress.Clear();
  if (absl::Status status = session.out().Flush(); !status.ok()) return status;
  if (!trailer.ok()) return trailer.status();
  session.Say(absl::StrCat(Count(count, "record", "records"), " at revision ", trailer->revision(),
                           ", verified"));
  return absl::OkStatus();
}

absl::StatusOr<v1::ExportCatalogRequest> ExportCommand::MakeRequest(const Session& session) const {
  v1::ExportCatalogRequest request;
  for (const std::string& text : kinds_) {
    const absl::StatusOr<v1::RecordKind> kind = ParseKind(text);
    if (!kind.ok()) return kind.status();
    request.add_kinds(*kind);
  }
  if (session.at_revision() != 0) {
    request.mutable_read_options()->set_at_revision(session.at_revision());
  }
  return request;
}

}  // namespace oas::missions::cli
