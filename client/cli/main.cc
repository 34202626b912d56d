// missionctl: the command line of the OAS mission catalog.
#include <csignal>
#include <iostream>
#include <memory>

#include "client/cli/command_line.h"
#include "client/cli/exit_code.h"
#include "client/cli/explain_error.h"
#include "client/cli/session.h"

namespace oas::missions::cli {
namespace {

// Runs the command and sees that all of its output arrived.
absl::Status RunRequest(const CommandLine::Request& request, Session& session) {
  const absl::Status status = request.command == nullptr ? session.out().Write(request.text)
                                                         : request.command->Run(session);
  const absl::Status flushed = session.out().Flush();
  return status.ok() ? flushed : status;
}

ExitCode Main(int argc, const char* const* argv) {
  CommandLine command_line;
  const absl::StatusOr<CommandLine::Request> request = command_line.Parse(argc, argv);
  const absl::StatusOr<std::unique_ptr<Session>> session = Session::Create(command_line.options());
  absl::Status status = request.ok() ? session.status() : request.status();
  if (status.ok() && request->command != nullptr) status = (*session)->ResolveAtTime();
  if (status.ok()) status = RunRequest(*request, **session);
  // A reader that has seen enough (`| head`) ends the command, quietly.
  if (session.ok() && (*session)->out().reader_gone()) return ExitCode::kOk;
  if (!status.ok() && !status.message().empty()) {
    std::cerr << "missionctl: "
              << ExplainError(status,
                              session.ok() ? (*session)->client().options() : ClientOptions())
              << "\n";
  }
  return ExitCodeOf(status);
}

}  // namespace
}  // namespace oas::missions::cli

int main(int argc, char** argv) {
  // A closed pipe shows as a failed write, which OutputStream tells apart from other failures.
  std::signal(SIGPIPE, SIG_IGN);
  return static_cast<int>(oas::missions::cli::Main(argc, argv));
}
