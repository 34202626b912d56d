// What a comparison says by its exit code, and how it is told what to compare.
#include "client/cli/commands/diff_command.h"
#include "client/cli/exit_code.h"
#include "gtest/gtest.h"

namespace oas::missions::cli {
namespace {

TEST(ComparisonTest, HasAnExitCodeOfItsOwnForADifference) {
  EXPECT_EQ(ExitCodeOf(AsComparison(absl::OkStatus())), ExitCode::kOk);
  EXPECT_EQ(ExitCodeOf(Differs()), ExitCode::kFailed);
  EXPECT_TRUE(Differs().message().empty());
  EXPECT_EQ(ExitCodeOf(AsComparison(absl::InternalError("x"))), ExitCode::kComparisonFailed);
  EXPECT_EQ(ExitCodeOf(AsComparison(absl::DataLossError("x"))), ExitCode::kComparisonFailed);
  EXPECT_EQ(ExitCodeOf(AsComparison(absl::InvalidArgumentError("x"))), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(AsComparison(absl::UnavailableError("x"))), ExitCode::kUnavailable);
  EXPECT_EQ(ExitCodeOf(absl::InternalError("x")), ExitCode::kFailed);
}

TEST(ParseRevisionsTest, ReadsTwoOrOneToTheNewest) {
  EXPECT_EQ(ParseRevisions("3..7")->from_revision(), 3);
  EXPECT_EQ(ParseRevisions("3..7")->to_revision(), 7);
  EXPECT_EQ(ParseRevisions("3..")->to_revision(), 0);
  for (const char* text : {"", "3", "..7", "3..x", "0..2", "3..0", "3...7", "3-7", "7..-1"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ParseRevisions(text).status())) << text;
  }
}

}  // namespace
}  // namespace oas::missions::cli
