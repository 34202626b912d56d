#include "client/cli/commit_flags.h"

#include "absl/strings/str_cat.h"
#include "client/cli/list_options.h"
#include "client/cpp/catalog_writer.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions::cli {

void AddCommitFlags(CLI::App& verb, CommitFlags& flags) {
  verb.add_option("--reason", flags.reason, "Why the change is made; public in the history")
      ->type_name("TEXT");
  verb.add_flag("--dry-run", flags.dry_run,
                "Show exactly what would be done, field by field, and do nothing");
  verb.add_option("--request-id", flags.request_id,
                  "UUID by which the server knows a repeated request (default: a new one)")
      ->type_name("UUID");
}

void AddApplyFlags(CLI::App& verb, CommitFlags& flags) {
  verb.add_flag("--force", flags.force,
                "Apply records that carry an etag even when they changed since they were read");
  CLI::Option* owner =
      verb.add_option("--owner", flags.owner, "Name under which the records are curated")
          ->type_name("NAME");
  CLI::Option* prune =
      verb.add_flag("--prune", flags.prune, "Delete the records of this owner that are not given")
          ->needs(owner);
  verb.add_option("--max-deletes", flags.max_deletes, "Refuse to prune more records than this")
      ->check(MakeCountValidator())
      ->needs(prune)
      ->type_name("N");
}

absl::StatusOr<v1::CommitOptions> MakeCommitOptions(const CommitFlags& flags) {
  if (flags.reason.empty() && !flags.dry_run) {
    return absl::InvalidArgumentError(
        "Say why with --reason: the history of the catalog keeps it. Or look at what would be done "
        "with --dry-run.");
  }
  if (flags.prune && flags.max_deletes == 0 && !flags.dry_run) {
    return absl::InvalidArgumentError(
        "--prune needs --max-deletes: how many records it may delete at most. What it would "
        "delete: "
        "--dry-run --max-deletes 1000000");
  }
  v1::CommitOptions options;
  options.set_reason(flags.reason.empty() ? "dry run" : flags.reason);
  options.set_validate_only(flags.dry_run);
  options.set_request_id(flags.request_id.empty() ? NewRequestId() : flags.request_id);
  options.set_owner(flags.owner);
  options.set_prune(flags.prune);
  options.set_max_deletes(flags.max_deletes);
  options.set_ignore_etags(flags.force);
  return options;
}

absl::Status WithRequestId(absl::Status status, const v1::CommitOptions& options) {
  const bool unknown =
      absl::IsDeadlineExceeded(status) || absl::IsUnavailable(status) || absl::IsCancelled(status);
  // An error of the service itself says that nothing was done.
  if (!unknown || options.validate_only() || !ReasonOf(status).empty()) return status;
  return absl::Status(
      status.code(),
      absl::StrCat(status.message(), "; whether it was done is not known. Run it again with ",
                   "--request-id ", options.request_id(), ": it is then done once"));
}

}  // namespace oas::missions::cli
