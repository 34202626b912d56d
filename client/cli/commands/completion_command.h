// `missionctl completion`: what shells complete.
#ifndef CLIENT_CLI_COMMANDS_COMPLETION_COMMAND_H_
#define CLIENT_CLI_COMMANDS_COMPLETION_COMMAND_H_

#include <string>

#include "client/cli/commands/command.h"

namespace oas::missions::cli {

// Prints a script that makes a shell complete verbs, options, kinds, formats and, by asking the
// server, record names.
class CompletionCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  const CLI::App* app_ = nullptr;
  std::string shell_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_COMPLETION_COMMAND_H_
