// `missionctl describe`: all there is to read about one record.
#ifndef CLIENT_CLI_COMMANDS_DESCRIBE_COMMAND_H_
#define CLIENT_CLI_COMMANDS_DESCRIBE_COMMAND_H_

#include <string>
#include <vector>

#include "client/cli/commands/command.h"
#include "client/cpp/record_reader.h"

namespace oas::missions::cli {

// Describes a record: facts, texts, participants, links, events, disagreements, provenance.
class DescribeCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  absl::StatusOr<RecordAnswer> Find(Session& session) const;

  std::vector<std::string> arguments_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_DESCRIBE_COMMAND_H_
