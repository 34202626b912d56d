// Commits in words: which revision, when, by whom, why.
#ifndef CLIENT_CLI_OUTPUT_REVISION_TEXT_H_
#define CLIENT_CLI_OUTPUT_REVISION_TEXT_H_

#include <string>
#include <vector>

#include "client/cli/output/column.h"
#include "client/cli/output/screen.h"
#include "google/protobuf/timestamp.pb.h"
#include "oas/missions/v1/history_service.pb.h"

namespace oas::missions::cli {

// "2026-11-24T10:00:05Z"; empty when it is not set.
std::string MomentText(const google::protobuf::Timestamp& time);

// "revision 8  2026-11-24T10:00:05Z  desk@oas.example  Corrects the end of the mission".
std::string RevisionHeading(const v1::Revision& revision, const Screen& screen);

// Columns of a list of revisions; their values take a Revision.
std::vector<Column> RevisionColumns();

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_REVISION_TEXT_H_
