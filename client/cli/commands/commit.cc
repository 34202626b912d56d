#include "client/cli/commands/commit.h"

#include <cstddef>
#include <numeric>
#include <string>

#include "absl/strings/str_cat.h"
#include "client/cli/commit_flags.h"
#include "client/cli/interrupt.h"
#include "client/cli/output/diff_text.h"
#include "client/cli/output/json.h"
#include "client/cli/progress_line.h"

namespace oas::missions::cli {
namespace {

// Half of what a server takes in one message, for the answer is about as large again.
constexpr std::size_t kMaxApplyBytes = 2'097'152;
constexpr std::size_t kMaxApplyRecords = 1000;

// What a commit says of itself, the same for both methods.
struct Outcome {
  std::string counts;
  std::int64_t revision = 0;
  bool committed = false;
  bool replayed = false;
};

// The sentence that ends the output: on standard error, for it is not data.
void Tell(const Session& session, const Outcome& outcome, bool dry_run) {
  if (dry_run) {
    session.Say(absl::StrCat("Dry run against revision ", outcome.revision, ": ", outcome.counts,
                             ". Nothing was done."));
  } else if (outcome.replayed) {
    session.Say(absl::StrCat("This request was committed before, as revision ", outcome.revision,
                             ": ", outcome.counts, "."));
  } else if (outcome.committed) {
    session.Say(absl::StrCat("Revision ", outcome.revision, ": ", outcome.counts, "."));
  } else {
    session.Say(absl::StrCat("Nothing to do: the catalog holds all of this at revision ",
                             outcome.revision, "."));
  }
}

absl::Status Print(Session& session, const v1::ApplyCatalogResponse& response, Format format,
                   bool dry_run) {
  if (format == Format::kJson) {
    return session.out().Write(absl::StrCat(PrettyJson(response), "\n"));
  }
  for (const v1::RecordDiff& diff : response.diffs()) {
    absl::Status status =
        session.out().Write(format == Format::kNdjson ? absl::StrCat(CompactJson(diff), "\n")
                            : dry_run                 ? RecordDiffText(diff, session.screen())
                                                      : RecordDiffLine(diff, session.screen()));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status Apply(Session& session, const CatalogChange& change, Format format) {
  v1::ApplyCatalogRequest request;
  request.mutable_records()->Assign(change.records.begin(), change.records.end());
  request.mutable_deletes()->Assign(change.deletes.begin(), change.deletes.end());
  *request.mutable_options() = change.options;
  const absl::StatusOr<v1::ApplyCatalogResponse> response = ApplyCatalog(session.client(), request);
  if (!response.ok()) return WithRequestId(response.status(), change.options);
  const bool dry_run = change.options.validate_only();
  absl::Status status = Print(session, *response, format, dry_run);
  if (status.ok()) status = session.out().Flush();
  if (!status.ok()) return status;
  DiffTally tally;
  for (const v1::RecordDiff& diff : response->diffs()) tally.Count(diff.action());
  tally.Count(v1::APPLY_ACTION_UNCHANGED, response->unchanged_count());
  Tell(session,
       {.counts = tally.Text(),
        .revision = response->revision(),
        .committed = response->has_commit_time(),
        .replayed = response->replayed()},
       dry_run);
  return absl::OkStatus();
}

absl::Status Import(Session& session, const CatalogChange& change, Format format) {
  Cancellation cancellation;
  const InterruptGuard guard(cancellation);
  ProgressLine progress(session, "records", static_cast<std::int64_t>(change.records.size()));
  const absl::StatusOr<v1::ImportCatalogResponse> response = ImportCatalog(
      session.client(), change, [&](std::int64_t sent) { progress.Set(sent); }, &cancellation);
  progress.Clear();
  if (!response.ok()) return WithRequestId(response.status(), change.options);
  if (format != Format::kTable) {
    absl::Status status = session.out().Write(absl::StrCat(
        format == Format::kJson ? PrettyJson(*response) : CompactJson(*response), "\n"));
    if (!status.ok()) return status;
  }
  DiffTally tally;
  tally.Count(v1::APPLY_ACTION_CREATE, response->created_count());
  tally.Count(v1::APPLY_ACTION_UPDATE, response->updated_count());
  tally.Count(v1::APPLY_ACTION_DELETE, response->deleted_count());
  tally.Count(v1::APPLY_ACTION_UNCHANGED, response->unchanged_count());
  Tell(session,
       {.counts = tally.Text(),
        .revision = response->revision(),
        .committed = response->has_commit_time(),
        .replayed = response->replayed()},
       change.options.validate_only());
  return absl::OkStatus();
}

}  // namespace

bool IsLarge(const CatalogChange& change) {
  if (change.records.size() + change.deletes.size() > kMaxApplyRecords) return true;
  const std::size_t bytes = std::accumulate(
      change.records.begin(), change.records.end(), std::size_t{0},
      [](std::size_t sum, const v1::Record& record) { return sum + record.ByteSizeLong(); });
  return bytes > kMaxApplyBytes;
}

absl::Status CommitAndTell(Session& session, const CatalogChange& change, Format format) {
  return IsLarge(change) ? Import(session, change, format) : Apply(session, change, format);
}

}  // namespace oas::missions::cli
