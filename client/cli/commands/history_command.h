// `missionctl history`: the revisions of the catalog, or the versions of one record.
#ifndef CLIENT_CLI_COMMANDS_HISTORY_COMMAND_H_
#define CLIENT_CLI_COMMANDS_HISTORY_COMMAND_H_

#include <cstdint>
#include <string>

#include "client/cli/commands/command.h"
#include "client/cli/output/format.h"

namespace oas::missions::cli {

// Lists revisions, newest first.
class HistoryCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  absl::Status PrintRevisions(Session& session) const;
  absl::Status PrintVersions(Session& session, const std::string& name) const;

  std::string name_;
  std::int64_t limit_ = 0;
  Format format_ = Format::kTable;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_HISTORY_COMMAND_H_
