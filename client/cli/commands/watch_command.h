// `missionctl watch`: every change of the catalog, as it is committed.
#ifndef CLIENT_CLI_COMMANDS_WATCH_COMMAND_H_
#define CLIENT_CLI_COMMANDS_WATCH_COMMAND_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "client/cli/commands/feed_printer.h"
#include "client/cli/output/format.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::missions::cli {

// Sets where a feed begins: "earliest", "now" or a revision. INVALID_ARGUMENT for anything else.
absl::Status SetStart(const std::string& from, v1::WatchTimelineRequest& request);

// Follows the catalog through restarts of the server.
class WatchCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  absl::StatusOr<v1::WatchTimelineRequest> MakeRequest() const;
  absl::StatusOr<FeedEnd> MakeEnd(Session& session) const;

  std::vector<std::string> kinds_;
  std::string filter_;
  std::string from_ = "now";
  bool initial_state_ = false;
  std::string token_file_;
  bool exit_when_synced_ = false;
  std::int64_t limit_ = 0;
  Format format_ = Format::kTable;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_WATCH_COMMAND_H_
