#include "client/cli/commands/watch_command.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client/cli/arguments.h"
#include "client/cli/filter_fault.h"
#include "client/cli/filter_flags.h"
#include "client/cli/interrupt.h"
#include "client/cli/list_options.h"
#include "client/cli/output/json.h"
#include "client/cli/output/words.h"
#include "client/cpp/history_reader.h"

namespace oas::missions::cli {
namespace {

std::string Render(Format format, const Screen& screen, const ChangeSet& changes) {
  if (format == Format::kNdjson) return ChangeNdjson(changes);
  if (format == Format::kTable) return ChangeLines(changes, screen);
  v1::WatchTimelineResponse document;
  *document.mutable_changes() = changes.batch;
  document.set_revision(changes.revision);
  return absl::StrCat(PrettyJson(document), "\n");
}

}  // namespace

absl::Status SetStart(const std::string& from, v1::WatchTimelineRequest& request) {
  std::int64_t revision = 0;
  if (from == "earliest") {
    request.set_earliest(true);
  } else if (from == "now") {
    request.set_now(true);
  } else if (absl::SimpleAtoi(from, &revision) && revision > 0) {
    request.set_revision(revision);
  } else {
    return absl::InvalidArgumentError(absl::StrCat(
        "\"", from, "\" is no place to begin. Write earliest, now or a revision (12)."));
  }
  return absl::OkStatus();
}

CLI::App* WatchCommand::Register(CLI::App& app) {
  CLI::App* verb =
      app.add_subcommand("watch", "Follow every change of the catalog as it is committed");
  verb->add_option("KIND", kinds_, "Kinds to follow; all when none is given")->type_name("");
  AddFilterOption(*verb, filter_);
  verb->add_option("--from", from_, "Where to begin: earliest, now, or with a revision")
      ->capture_default_str()
      ->type_name("WHERE");
  verb->add_flag("--initial-state", initial_state_,
                 "Begin with the records that exist there, then their changes");
  verb->add_option("--token-file", token_file_,
                   "Keep the position in this file, and go on there when it exists")
      ->type_name("PATH");
  verb->add_flag("--exit-when-synced", exit_when_synced_,
                 "End once everything up to the revision that is the newest now was printed");
  verb->add_option("--limit", limit_, "End after so many changes; a revision is not cut in two")
      ->check(MakeCountValidator())
      ->type_name("N");
  AddFormatOption(*verb, format_, {"table", "ndjson", "json"});
  verb->footer(
      "Each change comes once and in the order of the commits, whatever happens to the server or\n"
      "the connection in between; pauses are told on standard error. entered and left are changes\n"
      "that take a record into the filter and out of it. ndjson has a change on each line, json a\n"
      "document for each revision. A server is looked for as long as --timeout says (30s); once\n"
      "there was one, for good.\n"
      "Examples:\n"
      "  missionctl watch\n"
      "  missionctl watch missions suspensions --filter 'country = HN' --initial-state\n"
      "  missionctl watch --from earliest --exit-when-synced -o ndjson > changes.ndjson\n"
      "  missionctl watch --from earliest --token-file mirror.json -o ndjson | ./mirror");
  return verb;
}

absl::StatusOr<v1::WatchTimelineRequest> WatchCommand::MakeRequest() const {
  v1::WatchTimelineRequest request;
  for (const std::string& text : kinds_) {
    const absl::StatusOr<v1::RecordKind> kind = ParseKind(text);
    if (!kind.ok()) return kind.status();
    request.add_kinds(*kind);
  }
  request.set_filter(filter_);
  if (absl::Status status = SetStart(from_, request); !status.ok()) return status;
  request.set_send_initial_state(initial_state_);
  request.set_view(format_ == Format::kTable ? v1::RECORD_VIEW_BASIC : v1::RECORD_VIEW_FULL);
  // Who waits for the end should not have to wait for a sign of life.
  if (exit_when_synced_) request.mutable_progress_interval()->set_seconds(1);
  return request;
}

absl::StatusOr<FeedEnd> WatchCommand::MakeEnd(Session& session) const {
  FeedEnd end = {.changes = limit_};
  if (!exit_when_synced_) return end;
  const absl::StatusOr<std::int64_t> newest = HistoryReader(session.client()).NewestRevision();
  if (!newest.ok()) return newest.status();
  end.revision = *newest;
  return end;
}

absl::Status WatchCommand::Run(Session& session) {
  if (session.at_revision() != 0) {
    return absl::InvalidArgumentError(
        "watch follows what changes, and a revision does not: begin there with --from.");
  }
  const absl::StatusOr<v1::WatchTimelineRequest> request = MakeRequest();
  if (!request.ok()) return request.status();
  const FeedTokenFile token_file(token_file_);
  FeedOptions options = {.request = *request,
                         .first_contact = session.client().options().call_timeout};
  if (!token_file_.empty()) {
    absl::StatusOr<std::optional<FeedPosition>> position = token_file.Read();
    if (!position.ok()) return position.status();
    options.position = *std::move(position);
  }
  const absl::StatusOr<FeedEnd> end = MakeEnd(session);
  if (!end.ok()) return end.status();
  const bool there = end->revision.has_value() && options.position.has_value() &&
                     options.position->synced && options.position->revision >= *end->revision;
  if (there) return absl::OkStatus();

  Cancellation cancellation;
  const InterruptGuard guard(cancellation);
  const auto render = [&](const ChangeSet& changes) {
    return Render(format_, session.screen(), changes);
  };
  FeedPrinter printer(session, render, *end, token_file_.empty() ? nullptr : &token_file,
                      cancellation);
  const absl::Status status = FeedReader(session.client(), options).Follow(printer, &cancellation);
  if (printer.done()) return absl::OkStatus();
  if (cancellation.cancelled()) {
    // A feed has no other end than this one.
    session.Note(Count(printer.count(), "change", "changes"));
    return absl::OkStatus();
  }
  return WithFilter(status, filter_);
}

}  // namespace oas::missions::cli
