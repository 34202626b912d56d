// `missionctl delete`: records out of the catalog, though not out of its history.
#ifndef CLIENT_CLI_COMMANDS_DELETE_COMMAND_H_
#define CLIENT_CLI_COMMANDS_DELETE_COMMAND_H_

#include <string>
#include <vector>

#include "client/cli/commands/command.h"
#include "client/cli/commit_flags.h"
#include "client/cli/output/format.h"

namespace oas::missions::cli {

// Deletes records in one atomic commit.
class DeleteCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  std::vector<std::string> names_;
  std::string etag_;
  CommitFlags flags_;
  Format format_ = Format::kTable;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_DELETE_COMMAND_H_
