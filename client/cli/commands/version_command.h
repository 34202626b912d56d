// `missionctl version`.
#ifndef CLIENT_CLI_COMMANDS_VERSION_COMMAND_H_
#define CLIENT_CLI_COMMANDS_VERSION_COMMAND_H_

#include <string>

#include "client/cli/commands/command.h"

namespace oas::missions::cli {

// "missionctl 0.1.0 (API oas.missions.v1, gRPC 1.51.1, Protocol Buffers 3.21.12)".
std::string VersionText();

// Prints the version of the program and of what it speaks.
class VersionCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_VERSION_COMMAND_H_
