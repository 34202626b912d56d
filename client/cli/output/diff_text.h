// What differs, for reading:
//
//     ~ missions/honduras-2009
//         period.end_date
//           - 2011-06-11
//           + 2011-06-01
#ifndef CLIENT_CLI_OUTPUT_DIFF_TEXT_H_
#define CLIENT_CLI_OUTPUT_DIFF_TEXT_H_

#include <cstdint>
#include <string>

#include "client/cli/output/screen.h"
#include "google/protobuf/repeated_field.h"
#include "oas/missions/v1/curation_service.pb.h"

namespace oas::missions::cli {

// Lines of fields with their values before and after; `indent` spaces before each.
std::string FieldDiffText(const google::protobuf::RepeatedPtrField<v1::FieldDiff>& fields,
                          int indent, const Screen& screen);

// A record with its fields that differ; of one that is new or deleted, only its title.
std::string RecordDiffText(const v1::RecordDiff& diff, const Screen& screen);

// "created  missions/honduras-2009  Good Offices Mission in Honduras", in one line.
std::string RecordDiffLine(const v1::RecordDiff& diff, const Screen& screen);

// How many records there are of each action.
class DiffTally {
 public:
  void Count(v1::ApplyAction action, std::int64_t count = 1);

  // "2 created, 1 updated, 30 unchanged"; "nothing" when there are none.
  std::string Text() const;

  // Whether anything is not unchanged.
  bool differs() const { return created_ + updated_ + deleted_ > 0; }

 private:
  std::int64_t created_ = 0;
  std::int64_t updated_ = 0;
  std::int64_t deleted_ = 0;
  std::int64_t unchanged_ = 0;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_OUTPUT_DIFF_TEXT_H_
