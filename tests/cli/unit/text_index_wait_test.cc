#include "client/cli/text_index_wait.h"

#include "client/cpp/rpc_status.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

absl::Status IndexBuilding() {
  google::rpc::ErrorInfo info;
  info.set_domain("oas.missions");
  info.set_reason("ERROR_REASON_TEXT_INDEX_BUILDING");
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_nanos(1'000'000);
  absl::Status status = absl::UnavailableError("the text index is being built");
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  status.SetPayload("type.googleapis.com/google.rpc.RetryInfo",
                    absl::Cord(retry.SerializeAsString()));
  return status;
}

// Answers the last status, and how many calls and notices there were.
struct Waiting {
  absl::Status status;
  int calls = 0;
  int notices = 0;
};

Waiting WaitUntilCall(int answered, absl::Status answer, absl::Duration patience) {
  Waiting waiting;
  waiting.status =
      WaitForTextIndex([&] { return ++waiting.calls < answered ? IndexBuilding() : answer; },
                       patience, [&](absl::string_view) { ++waiting.notices; });
  return waiting;
}

TEST(WaitForTextIndexTest, CallsAgainAndSaysSoOnce) {
  const Waiting waiting = WaitUntilCall(4, absl::OkStatus(), absl::Seconds(30));
  EXPECT_TRUE(waiting.status.ok());
  EXPECT_EQ(waiting.calls, 4);
  EXPECT_EQ(waiting.notices, 1);
}

TEST(WaitForTextIndexTest, DoesNotWaitForAnythingElse) {
  const Waiting waiting = WaitUntilCall(1, absl::UnavailableError("draining"), absl::Seconds(30));
  EXPECT_EQ(waiting.status.message(), "draining");
  EXPECT_EQ(waiting.calls, 1);
  EXPECT_EQ(waiting.notices, 0);
}

TEST(WaitForTextIndexTest, GivesUpWhenThatWouldTakeTooLong) {
  const Waiting waiting = WaitUntilCall(100, absl::OkStatus(), absl::ZeroDuration());
  EXPECT_EQ(ReasonOf(waiting.status), "TEXT_INDEX_BUILDING");
  EXPECT_EQ(waiting.calls, 1);
}

}  // namespace
}  // namespace oas::missions::cli
