// `missionctl export`: the whole catalog, a record a line.
#ifndef CLIENT_CLI_COMMANDS_EXPORT_COMMAND_H_
#define CLIENT_CLI_COMMANDS_EXPORT_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "oas/missions/v1/history_service.pb.h"

namespace oas::missions::cli {

// Prints every record of one revision as a proto3-JSON `Record`, what is referred to before what
// refers to it, verifies that all came as it was sent, and tells the count on standard error.
class ExportCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  absl::StatusOr<v1::ExportCatalogRequest> MakeRequest(const Session& session) const;

  std::vector<std::string> kinds_;
  std::string format_ = "ndjson";
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_EXPORT_COMMAND_H_
