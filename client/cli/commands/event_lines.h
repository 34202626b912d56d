// The timeline in lines: "2009-06-28  Honduras  coup  The army detains ...".
#ifndef CLIENT_CLI_COMMANDS_EVENT_LINES_H_
#define CLIENT_CLI_COMMANDS_EVENT_LINES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "client/cli/output/record_columns.h"
#include "client/cli/output/screen.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::missions::cli {

// Lines of events, one each. They are written before the rest of the timeline is known, so columns
// are aligned within what has come so far, and only ever grow.
class EventLines {
 public:
  // `wide` lines begin with the name of the event.
  EventLines(CountryNames countries, const Screen& screen, bool wide);

  std::string Render(const v1::ReplayTimelineResponse& chunk);

 private:
  std::vector<std::string> ColumnsOf(const v1::Event& event) const;
  std::string Line(const v1::Event& event) const;

  const CountryNames countries_;
  const Screen screen_;
  const bool wide_;
  std::vector<int> widths_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_EVENT_LINES_H_
