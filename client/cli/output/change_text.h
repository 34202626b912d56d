// Changes as a feed brings them, in the forms in which `watch` prints them.
#ifndef CLIENT_CLI_OUTPUT_CHANGE_TEXT_H_
#define CLIENT_CLI_OUTPUT_CHANGE_TEXT_H_

#include <cstdint>
#include <string>

#include "client/cli/output/screen.h"
#include "oas/missions/v1/timeline_service.pb.h"

namespace oas::missions::cli {

// Changes of one revision, or a part of the initial state at it.
struct ChangeSet {
  const v1::ChangeBatch& batch;
  std::int64_t revision = 0;
  bool initial_state = false;
};

// "created", "left", ...; "exists" for what an initial state tells.
std::string ChangeWord(v1::ChangeType type, bool initial_state);

// A heading for the revision and a line for each change, always with what it did:
//
//     revision 8  2026-11-24T10:00:05Z  desk@oas.example  Corrects the end of the mission
//       updated  missions/honduras-2009  period.end_date
std::string ChangeLines(const ChangeSet& changes, const Screen& screen);

// A line of JSON for each change: the fields of a RecordChange behind those of its commit, and
// "initialState" where it is a part of one:
//
//     {"revision":"8","commitTime":"...","reason":"...","type":"CHANGE_TYPE_UPDATED","name":...}
//
// What a change did comes before the record, so that it is seen.
std::string ChangeNdjson(const ChangeSet& changes);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_CHANGE_TEXT_H_
