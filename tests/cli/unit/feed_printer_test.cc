// What is said of a feed, beside what it brings.
#include "client/cli/commands/feed_printer.h"

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "client/cli/commands/timeline_follow.h"
#include "client/cli/commands/watch_command.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

TEST(InterruptionTextTest, TellsABrokenConnectionFromNone) {
  const absl::Status refused = absl::UnavailableError(
      "failed to connect to all addresses; last error: UNKNOWN: Failed to connect to remote host: "
      "Connection refused");
  EXPECT_EQ(InterruptionText({.reason = refused, .delay = absl::Milliseconds(140), .failures = 0},
                             "host:1"),
            "The connection to host:1 broke (Connection refused); trying again in 200ms ...");
  EXPECT_EQ(
      InterruptionText({.reason = refused, .delay = absl::Seconds(3), .failures = 2}, "host:1"),
      "No connection to host:1 (Connection refused); trying again in 3s ...");
  EXPECT_THAT(InterruptionText({.delay = absl::Seconds(1)}, "host:1"), HasSubstr("is stopping"));
}

TEST(SetStartTest, ReadsPlacesToBegin) {
  v1::WatchTimelineRequest request;
  EXPECT_TRUE(SetStart("earliest", request).ok());
  EXPECT_TRUE(request.earliest());
  EXPECT_TRUE(SetStart("now", request).ok());
  EXPECT_TRUE(request.now());
  EXPECT_TRUE(SetStart("12", request).ok());
  EXPECT_EQ(request.revision(), 12);
  for (const char* text : {"", "0", "-1", "latest", "1.5"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(SetStart(text, request))) << text;
  }
}

TEST(FollowedEventLinesTest, SayWhatIsNotNew) {
  v1::ChangeBatch batch;
  for (const auto type : {v1::CHANGE_TYPE_CREATED, v1::CHANGE_TYPE_UPDATED, v1::CHANGE_TYPE_DELETED,
                          v1::CHANGE_TYPE_ENTERED}) {
    v1::RecordChange* change = batch.add_changes();
    change->set_type(type);
    (type == v1::CHANGE_TYPE_DELETED ? change->mutable_previous() : change->mutable_current())
        ->mutable_event()
        ->set_headline("It happened");
  }
  EventLines lines([](const std::string& code) { return code; }, Screen(), false);
  const std::string text = FollowedEventLines(lines, {.batch = batch, .revision = 1});
  const std::vector<std::string> each = absl::StrSplit(text, '\n', absl::SkipEmpty());
  ASSERT_EQ(each.size(), 4U);
  EXPECT_THAT(each[0], EndsWith("It happened"));
  EXPECT_THAT(each[1], EndsWith("It happened [updated]"));
  EXPECT_THAT(each[2], EndsWith("It happened [deleted]"));
  EXPECT_THAT(each[3], EndsWith("It happened"));
}

}  // namespace
}  // namespace oas::missions::cli
