// The command line of missionctl: its verbs, the options that all of them take, and what happens
// when it cannot be read.
#ifndef CLIENT_CLI_COMMAND_LINE_H_
#define CLIENT_CLI_COMMAND_LINE_H_

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "client/cli/session.h"

namespace oas::missions::cli {

// Reads a command line and finds the verb that it asks for.
class CommandLine {
 public:
  CommandLine();

  // What was asked for: a verb to run, or a text to print (help, version).
  struct Request {
    Command* command = nullptr;
    std::string text;
  };

  // INVALID_ARGUMENT, with what is wrong and where to read on, when it cannot be read.
  absl::StatusOr<Request> Parse(int argc, const char* const* argv);

  const GlobalOptions& options() const { return options_; }

 private:
  void AddGlobalOptions();
  void Add(std::unique_ptr<Command> command);
  absl::Status Explain(const CLI::ParseError& error) const;
  std::string VerbInUse() const;

  struct Verb {
    CLI::App* app;
    std::unique_ptr<Command> command;
  };

  CLI::App app_;
  GlobalOptions options_;
  std::vector<Verb> verbs_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMAND_LINE_H_
