// Options of the verbs that change the catalog: why, as whom, and how carefully.
#ifndef CLIENT_CLI_COMMIT_FLAGS_H_
#define CLIENT_CLI_COMMIT_FLAGS_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "oas/missions/v1/curation_service.pb.h"

namespace oas::missions::cli {

// The flags as typed.
struct CommitFlags {
  std::string reason;
  std::string request_id;
  bool dry_run = false;
  bool force = false;
  std::string owner;
  bool prune = false;
  std::int32_t max_deletes = 0;
};

// Adds --reason, --dry-run and --request-id.
void AddCommitFlags(CLI::App& verb, CommitFlags& flags);

// Adds --force, --owner, --prune and --max-deletes.
void AddApplyFlags(CLI::App& verb, CommitFlags& flags);

// The options of the commit; a request ID of our own unless one was given. INVALID_ARGUMENT when
// what has to be told was not.
absl::StatusOr<v1::CommitOptions> MakeCommitOptions(const CommitFlags& flags);

// The status of a commit, with how to try again safely where its outcome is not known.
absl::Status WithRequestId(absl::Status status, const v1::CommitOptions& options);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMIT_FLAGS_H_
