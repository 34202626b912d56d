// How the server found records, for `--explain`.
#ifndef CLIENT_CLI_OUTPUT_PLAN_TEXT_H_
#define CLIENT_CLI_OUTPUT_PLAN_TEXT_H_

#include <string>

#include "client/cli/output/screen.h"
#include "oas/missions/v1/query_plan.pb.h"

namespace oas::missions::cli {

// The filter as it was understood, a line for each step with its means and how many records it
// left, and the sum of it:
//
//     Filter: (country = "HN" AND active : 2009)
//       STEP            BY                   RECORDS LEFT
//       country = "HN"  index set            12
//       active : 2009   comparison of dates
//     12 of 29 records looked at one by one.
//
// Ends in a line break.
std::string PlanText(const v1::QueryPlan& plan, const Screen& screen);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_PLAN_TEXT_H_
