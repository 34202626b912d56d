// The chart of `missionctl timeline --chart`: fetches what it shows and turns records into marks
// and bars.
#ifndef CLIENT_CLI_COMMANDS_TIMELINE_CHART_H_
#define CLIENT_CLI_COMMANDS_TIMELINE_CHART_H_

#include <string>

#include "absl/status/status.h"
#include "client/cli/session.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/assertion.pb.h"

namespace oas::missions::cli {

// What the chart is to show.
struct TimelineChartQuery {
  // All countries when empty.
  std::string region_code;
  // The years of these are the ends of the axis; those of the records when their year is 0.
  google::type::Date since;
  google::type::Date until;
  v1::Origin origin = v1::ORIGIN_UNSPECIFIED;
  // AIP-160 filter, which has to hold for what is drawn of every kind.
  std::string filter;
};

// Draws missions, suspensions, invocations and events of one revision.
absl::Status PrintTimelineChart(Session& session, const TimelineChartQuery& query);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_TIMELINE_CHART_H_
