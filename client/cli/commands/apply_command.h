// `missionctl apply`: records from files into the catalog.
#ifndef CLIENT_CLI_COMMANDS_APPLY_COMMAND_H_
#define CLIENT_CLI_COMMANDS_APPLY_COMMAND_H_

#include <string>
#include <vector>

#include "client/cli/commands/command.h"
#include "client/cli/commit_flags.h"
#include "client/cli/output/format.h"

namespace oas::missions::cli {

// Creates and changes records in one atomic commit. Trying again is safe: a request ID goes along.
class ApplyCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  std::vector<std::string> files_;
  CommitFlags flags_;
  Format format_ = Format::kTable;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_APPLY_COMMAND_H_
