// `missionctl summary`: how many missions there are of each country, type, decade and so on.
#ifndef CLIENT_CLI_COMMANDS_SUMMARY_COMMAND_H_
#define CLIENT_CLI_COMMANDS_SUMMARY_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "client/cli/filter_flags.h"
#include "client/cli/output/format.h"
#include "oas/missions/v1/assertion.pb.h"
#include "oas/missions/v1/mission_service.pb.h"

namespace oas::missions::cli {

// Counts missions by facet and draws the counts as bars, or prints them as data.
class SummaryCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  absl::StatusOr<v1::SummarizeMissionsRequest> MakeRequest(Session& session) const;
  absl::Status Print(Session& session, const v1::SummarizeMissionsResponse& response) const;

  FilterFlags flags_;
  std::vector<std::string> facets_;
  std::int32_t max_values_ = 0;
  v1::Origin origin_ = v1::ORIGIN_UNSPECIFIED;
  bool explain_ = false;
  Format format_ = Format::kTable;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_SUMMARY_COMMAND_H_
