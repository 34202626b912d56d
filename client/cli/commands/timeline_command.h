// `missionctl timeline`: what happened, in the order in which it happened.
#ifndef CLIENT_CLI_COMMANDS_TIMELINE_COMMAND_H_
#define CLIENT_CLI_COMMANDS_TIMELINE_COMMAND_H_

#include <string>

#include "client/cli/commands/command.h"
#include "client/cli/list_options.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::missions::cli {

// Streams events in event order, printing each chunk as it arrives, or draws them on a chart.
class TimelineCommand : public Command {
 public:
  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  v1::ReplayTimelineRequest MakeRequest(const Session& session,
                                        const std::string& region_code) const;
  absl::Status CheckFollow(const Session& session) const;
  absl::Status PrintLines(Session& session, const v1::ReplayTimelineRequest& request) const;
  // The filter that selects what the request does, for a feed.
  std::string FollowFilter(const std::string& region_code) const;
  absl::Status PrintList(Session& session, const v1::ReplayTimelineRequest& request) const;

  ListOptions options_;
  std::string country_;
  google::type::Date since_;
  google::type::Date until_;
  std::string filter_;
  bool explain_ = false;
  bool descending_ = false;
  bool chart_ = false;
  bool follow_ = false;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_TIMELINE_COMMAND_H_
