// `missionctl export`: the whole catalog, a record a line.
#ifndef CLIENT_CLI_COMMANDS_EXPORT_COMMAND_H_
#define CLIENT_CLI_COMMANDS_EXPORT_COMMAND_H_

#include <string>

#include "client/cli/commands/command.h"

namespace oas::missions::cli {

// Prints every record of one revision as a proto3-JSON `Record`, what is referred to before what
// refers to it, and the count to standard error.
class ExportCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  std::string format_ = "ndjson";
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_EXPORT_COMMAND_H_
