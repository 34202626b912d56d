// Counts of missions for reading: a group of bars for each facet.
#ifndef CLIENT_CLI_OUTPUT_SUMMARY_TEXT_H_
#define CLIENT_CLI_OUTPUT_SUMMARY_TEXT_H_

#include <string>

#include "client/cli/output/record_columns.h"
#include "client/cli/output/screen.h"
#include "oas/missions/v1/mission_service.pb.h"

namespace oas::missions::cli {

// A value of a facet in words: "Honduras", "good offices", "democratic-charter, article 20".
std::string FacetValueWords(v1::MissionFacet facet, const std::string& value,
                            const CountryNames& countries);

// All facets on one scale, each under a heading; decades in their order, everything else by count.
// Ends in a line break.
std::string SummaryText(const v1::SummarizeMissionsResponse& response,
                        const CountryNames& countries, const Screen& screen);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_SUMMARY_TEXT_H_
