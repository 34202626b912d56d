// A verb of missionctl.
#ifndef CLIENT_CLI_COMMANDS_COMMAND_H_
#define CLIENT_CLI_COMMANDS_COMMAND_H_

#include <CLI/CLI.hpp>

#include "absl/status/status.h"
#include "client/cli/session.h"

namespace oas::missions::cli {

// One verb: its options, and what it does with them.
class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  // Adds the verb to the command line; parsing fills the options in, so the command must outlive
  // it.
  virtual CLI::App* Register(CLI::App& app) = 0;

  // Does it. The status becomes the exit code (ExitCodeOf) and a sentence (ExplainError).
  virtual absl::Status Run(Session& session) = 0;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_COMMAND_H_
