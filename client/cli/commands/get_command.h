// `missionctl get`, and the verbs that are short for it: `countries`, `suspensions`.
#ifndef CLIENT_CLI_COMMANDS_GET_COMMAND_H_
#define CLIENT_CLI_COMMANDS_GET_COMMAND_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/cli/commands/command.h"
#include "client/cli/filter_flags.h"
#include "client/cli/list_options.h"
#include "client/cpp/record_reader.h"
#include "google/type/date.pb.h"
#include "oas/missions/v1/record.pb.h"

namespace oas::missions::cli {

// Shows records of one kind: those named, or all in event order.
class GetCommand : public Command {
 public:
  // The verb `get`, which is told the kind.
  GetCommand() = default;
  // A verb for one kind, called like its collection.
  explicit GetCommand(v1::RecordKind kind) : kind_(kind) {}

  CLI::App* Register(CLI::App& app) override;
  absl::Status Run(Session& session) override;

 private:
  void AddQueryOptions(CLI::App& verb);
  absl::Status ReadArguments(Session& session);
  absl::Status GetNamed(Session& session);
  absl::Status List(Session& session);
  absl::StatusOr<ListQuery> MakeQuery(Session& session) const;

  v1::RecordKind kind_ = v1::RECORD_KIND_UNSPECIFIED;
  std::vector<std::string> arguments_;
  std::vector<std::string> names_;
  ListOptions options_;
  FilterFlags flags_;
  std::string order_by_;
  bool explain_ = false;
  bool stream_ = false;
  google::type::Date active_on_;
};

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_COMMANDS_GET_COMMAND_H_
