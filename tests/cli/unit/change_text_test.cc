// The forms of a feed: the type of a change is always in sight.
#include "client/cli/output/change_text.h"

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

v1::ChangeBatch Batch() {
  v1::ChangeBatch batch;
  batch.mutable_commit_time()->set_seconds(1'790'000'000);
  batch.set_author("desk");
  batch.set_reason("Says \"why\"");
  v1::RecordChange* updated = batch.add_changes();
  updated->set_type(v1::CHANGE_TYPE_UPDATED);
  updated->set_name("missions/m");
  updated->mutable_current()->mutable_mission()->set_title("M");
  updated->mutable_previous()->mutable_mission()->set_title("N");
  updated->add_changed_paths("title");
  v1::RecordChange* left = batch.add_changes();
  left->set_type(v1::CHANGE_TYPE_LEFT);
  left->set_name("events/e");
  left->mutable_current()->mutable_event()->set_headline("What happened");
  return batch;
}

TEST(ChangeLinesTest, TellWhatEachChangeDid) {
  EXPECT_EQ(ChangeLines({.batch = Batch(), .revision = 8}, Screen()),
            "revision 8  2026-09-21T14:13:20Z  desk  Says \"why\"\n"
            "  updated  missions/m  title\n"
            "  left     events/e  What happened\n");
}

TEST(ChangeLinesTest, TellAStateApartFromChanges) {
  EXPECT_EQ(ChangeLines({.batch = Batch(), .revision = 8, .initial_state = true}, Screen()),
            "state at revision 8\n"
            "  exists   missions/m  title\n"
            "  exists   events/e  What happened\n");
}

TEST(ChangeNdjsonTest, IsAChangeOnEachLineWithItsTypeFirst) {
  const std::string text = ChangeNdjson({.batch = Batch(), .revision = 8});
  const std::vector<std::string> lines = absl::StrSplit(text, '\n', absl::SkipEmpty());
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_THAT(lines[0], StartsWith(R"({"revision":"8","commitTime":"2026-09-21T14:13:20Z",)"
                                   R"("author":"desk","reason":"Says \"why\"",)"
                                   R"("type":"CHANGE_TYPE_UPDATED","name":"missions/m")"));
  EXPECT_THAT(lines[0], HasSubstr(R"("previous":{"mission":{"title":"N"}})"));
  EXPECT_THAT(lines[1], HasSubstr(R"("type":"CHANGE_TYPE_LEFT")"));
  for (const std::string& line : lines) {
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;
    v1::RecordChange change;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &change, options).ok()) << line;
    EXPECT_FALSE(change.name().empty());
    EXPECT_THAT(line, Not(HasSubstr("initialState")));
  }
}

TEST(ChangeNdjsonTest, SaysWhatIsAPartOfAState) {
  const v1::ChangeBatch batch = Batch();
  EXPECT_THAT(ChangeNdjson({.batch = batch, .revision = 8, .initial_state = true}),
              HasSubstr(R"("initialState":true,"type":)"));
}

}  // namespace
}  // namespace oas::missions::cli
