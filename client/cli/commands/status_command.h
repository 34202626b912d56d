// `missionctl status`: is the server well, and what does it hold?
#ifndef CLIENT_CLI_COMMANDS_STATUS_COMMAND_H_
#define CLIENT_CLI_COMMANDS_STATUS_COMMAND_H_

#include "client/cli/commands/command.h"

namespace oas::missions::cli {

// Prints address, health of each service, revision, number of records and latency. UNAVAILABLE when
// a service is not serving.
class StatusCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_STATUS_COMMAND_H_
