#include "client/cli/exit_code.h"

#include "absl/strings/cord.h"
#include "absl/strings/string_view.h"

namespace oas::missions::cli {
namespace {

// Payloads of statuses whose code does not tell the exit code.
constexpr absl::string_view kDiffers = "missionctl/differs";
constexpr absl::string_view kComparison = "missionctl/comparison";

}  // namespace

ExitCode ExitCodeOf(const absl::Status& status) {
  if (status.GetPayload(kDiffers).has_value()) return ExitCode::kFailed;
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return ExitCode::kOk;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return ExitCode::kUsage;
    case absl::StatusCode::kNotFound:
      return ExitCode::kNotFound;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
      return ExitCode::kUnavailable;
    default:
      return status.GetPayload(kComparison).has_value() ? ExitCode::kComparisonFailed
                                                        : ExitCode::kFailed;
  }
}

absl::Status Differs() {
  absl::Status status = absl::AbortedError("");
  status.SetPayload(kDiffers, absl::Cord());
  return status;
}

absl::Status AsComparison(absl::Status status) {
  if (!status.ok()) status.SetPayload(kComparison, absl::Cord());
  return status;
}

}  // namespace oas::missions::cli
