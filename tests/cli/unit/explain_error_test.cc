#include "client/cli/explain_error.h"

#include <map>
#include <string>

#include "client/cli/exit_code.h"
#include "client/cli/filter_fault.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

absl::Status MakeError(absl::StatusCode code, const std::string& message, const std::string& reason,
                       const std::map<std::string, std::string>& metadata = {}) {
  google::rpc::ErrorInfo info;
  info.set_domain("oas.missions");
  info.set_reason("ERROR_REASON_" + reason);
  info.mutable_metadata()->insert(metadata.begin(), metadata.end());
  absl::Status status(code, message);
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  return status;
}

absl::Status WithRetry(absl::Status status, int seconds, int nanos = 0) {
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(seconds);
  retry.mutable_retry_delay()->set_nanos(nanos);
  status.SetPayload("type.googleapis.com/google.rpc.RetryInfo",
                    absl::Cord(retry.SerializeAsString()));
  return status;
}

absl::Status MakeFilterError(const std::map<std::string, std::string>& metadata) {
  return MakeError(absl::StatusCode::kInvalidArgument, "there is no field \"regon_code\"",
                   "INVALID_FILTER", metadata);
}

TEST(DrawFilterFaultTest, PutsCaretsBelowTheToken) {
  EXPECT_EQ(DrawFilterFault("regon_code = \"HN\"", 0, "regon_code"),
            "  regon_code = \"HN\"\n"
            "  ^^^^^^^^^^");
  EXPECT_EQ(DrawFilterFault("active:200x", 7, "200x"),
            "  active:200x\n"
            "         ^^^^");
}

TEST(DrawFilterFaultTest, CountsCharactersAndNotBytes) {
  // "Perú" has five bytes and four cells, the wide characters two cells each.
  EXPECT_EQ(DrawFilterFault("Perú AND )", 10, ")"),
            "  Perú AND )\n"
            "           ^");
  EXPECT_EQ(DrawFilterFault("日本 = ñandú", 9, "ñandú"),
            "  日本 = ñandú\n"
            "         ^^^^^");
  // In the middle of a character: the place is after it.
  EXPECT_EQ(DrawFilterFault("ú = 1", 1, ""),
            "  ú = 1\n"
            "   ^");
}

TEST(DrawFilterFaultTest, PointsBehindTheEnd) {
  EXPECT_EQ(DrawFilterFault("year =", 6, ""),
            "  year =\n"
            "        ^");
  EXPECT_EQ(DrawFilterFault("year", 99, "year"),
            "  year\n"
            "      ^");
}

TEST(DrawFilterFaultTest, ControlCharactersDoNotMoveIt) {
  EXPECT_EQ(DrawFilterFault("a\n\tb", 3, "b"),
            "  a  b\n"
            "     ^");
}

TEST(DrawFilterFaultTest, CutsALongFilterAroundThePlace) {
  const std::string filter = std::string(500, 'x') + " oops " + std::string(500, 'y');
  const std::string drawn = DrawFilterFault(filter, 501, "oops");
  EXPECT_EQ(drawn, "  ..." + std::string(36, 'x') + " oops " + std::string(28, 'y') + "...\n" +
                       std::string(42, ' ') + "^^^^");
}

TEST(ExplainErrorTest, ShowsTheFaultOfAFilter) {
  const absl::Status status = WithFilter(
      MakeFilterError({{"offset", "0"}, {"token", "regon_code"}, {"suggestion", "region_code"}}),
      "regon_code = HN");
  EXPECT_EQ(ExplainError(status, {}),
            "There is no field \"regon_code\".\n"
            "  regon_code = HN\n"
            "  ^^^^^^^^^^\n"
            "Did you mean region_code?");
  EXPECT_EQ(ExitCodeOf(status), ExitCode::kUsage);
}

TEST(ExplainErrorTest, AFilterWithoutASuggestionPointsToTheHelp) {
  EXPECT_EQ(ExplainError(MakeFilterError({}), {}),
            "There is no field \"regon_code\".\n"
            "How filters are written: missionctl get --help");
}

TEST(ExplainErrorTest, SaysWhenToTryAgain) {
  const absl::Status busy =
      MakeError(absl::StatusCode::kResourceExhausted, "the server is busy", "OVERLOADED");
  EXPECT_EQ(ExplainError(busy, {}), "The server is busy. Try again in a moment.");
  EXPECT_EQ(ExplainError(WithRetry(busy, 0, 200'000'000), {}),
            "The server is busy. Try again in a moment.");
  EXPECT_EQ(ExplainError(WithRetry(busy, 2, 1), {}), "The server is busy. Try again in 3s.");
  EXPECT_EQ(ExplainError(WithRetry(busy, 90), {}), "The server is busy. Try again in 1m30s.");
  EXPECT_EQ(ExitCodeOf(busy), ExitCode::kUnavailable);
}

TEST(ExplainErrorTest, AStreamThatWasEndedIsNotComplete) {
  const absl::Status status = SaidCutShort("2 events");
  EXPECT_EQ(ExplainError(status, {}),
            "Cut short by Ctrl-C after 2 events. What was printed is a part.");
  EXPECT_EQ(ExitCodeOf(status), ExitCode::kFailed);
}

TEST(ExplainErrorTest, AServerThatIsNotThereIsNamed) {
  const std::string text =
      ExplainError(absl::UnavailableError("connection refused"), {.address = "host:1"});
  EXPECT_THAT(text, HasSubstr("host:1"));
  EXPECT_THAT(text, Not(HasSubstr("Try again in")));
}

TEST(ExplainErrorTest, ShowsEveryFaultOfWhatWasToBeApplied) {
  google::rpc::BadRequest faults;
  for (int i = 0; i < 21; ++i) {
    auto* fault = faults.add_field_violations();
    fault->set_field("missions/m-" + std::to_string(i));
    fault->set_description("has no title");
  }
  absl::Status status = MakeError(absl::StatusCode::kInvalidArgument,
                                  "the catalog would not be valid", "VALIDATION_FAILED");
  status.SetPayload("type.googleapis.com/google.rpc.BadRequest",
                    absl::Cord(faults.SerializeAsString()));
  const std::string text = ExplainError(status, ClientOptions());
  EXPECT_THAT(text, HasSubstr("The catalog would not be valid.\n  missions/m-0: has no title\n"));
  EXPECT_THAT(text, HasSubstr("\n  missions/m-19: has no title\n  and 1 more"));
}

TEST(ExplainErrorTest, SaysWhatToDoAboutRefusals) {
  const auto explain = [](absl::StatusCode code, const std::string& reason) {
    return ExplainError(MakeError(code, "no", reason), ClientOptions());
  };
  EXPECT_THAT(explain(absl::StatusCode::kAborted, "ETAG_MISMATCH"), HasSubstr("--force"));
  EXPECT_THAT(explain(absl::StatusCode::kFailedPrecondition, "TOO_MANY_DELETES"),
              HasSubstr("--max-deletes"));
  EXPECT_THAT(explain(absl::StatusCode::kFailedPrecondition, "FOREIGN_RESUME_TOKEN"),
              HasSubstr("--token-file"));
  EXPECT_THAT(explain(absl::StatusCode::kDataLoss, "LOST_HISTORY"), HasSubstr("--token-file"));
}

}  // namespace
}  // namespace oas::missions::cli
