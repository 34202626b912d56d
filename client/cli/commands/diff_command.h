// `missionctl diff`: what differs between files and the catalog, or between two revisions of it.
#ifndef CLIENT_CLI_COMMANDS_DIFF_COMMAND_H_
#define CLIENT_CLI_COMMANDS_DIFF_COMMAND_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "client/cli/output/diff_text.h"
#include "client/cli/output/format.h"
#include "oas/missions/v1/history_service.pb.h"

namespace oas::missions::cli {

// Reads "3..7", or "3.." for the newest. INVALID_ARGUMENT for anything else.
absl::StatusOr<v1::DiffRevisionsRequest> ParseRevisions(const std::string& text);

// Compares, and has an exit code for each outcome.
class DiffCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  // Differs() when there is a difference; failures are those of a comparison (AsComparison).
  absl::Status Run(Session& session) override;

 private:
  absl::Status CompareFiles(Session& session);
  absl::Status CompareRevisions(Session& session);
  absl::Status CompareLarge(Session& session, const std::vector<v1::Record>& records);
  absl::Status Print(Session& session, const v1::RecordDiff& diff);

  std::vector<std::string> files_;
  std::string revisions_;
  std::vector<std::string> kinds_;
  Format format_ = Format::kTable;
  DiffTally tally_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_DIFF_COMMAND_H_
