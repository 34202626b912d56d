// The timeline as it goes on: events that curators add after what was replayed.
#ifndef CLIENT_CLI_COMMANDS_TIMELINE_FOLLOW_H_
#define CLIENT_CLI_COMMANDS_TIMELINE_FOLLOW_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "client/cli/commands/event_lines.h"
#include "client/cli/output/change_text.h"
#include "client/cli/session.h"

namespace oas::missions::cli {

// Lines of the events that changed; where they are not new, with what was done to them.
std::string FollowedEventLines(EventLines& lines, const ChangeSet& changes);

// Prints events that the filter selects as they are committed after `revision`, until Ctrl-C.
// Errors are those of FeedReader.
absl::Status FollowTimeline(Session& session, const std::string& filter, std::int64_t revision,
                            EventLines& lines);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_TIMELINE_FOLLOW_H_
