// The exit codes of missionctl. They are part of its interface: scripts rely on them.
#ifndef CLIENT_CLI_EXIT_CODE_H_
#define CLIENT_CLI_EXIT_CODE_H_

#include "absl/status/status.h"

namespace oas::missions::cli {

enum class ExitCode {
  kOk = 0,
  kFailed =
      1,       // The answer is missing or not complete: internal errors, a full disk, a cut stream.
  kUsage = 2,  // The command line or a value in it is wrong.
  kNotFound = 3,  // No record or revision has this name.
  kUnavailable =
      4,  // The server cannot be reached, is not ready or took too long: trying again may help.
  kComparisonFailed = 5,  // `diff` failed in a way for which other verbs have 1.
};

// The exit code for the status of a command.
ExitCode ExitCodeOf(const absl::Status& status);

// Not a failure, and not what 0 stands for: what was compared differs. Has no message; exit code 1.
absl::Status Differs();

// The status of a comparison: what would have the exit code of a difference gets one of its own.
absl::Status AsComparison(absl::Status status);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_EXIT_CODE_H_
