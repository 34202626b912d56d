#include "client/cli/commands/version_command.h"

#include <grpcpp/grpcpp.h>

#include "absl/strings/str_cat.h"
#include "google/protobuf/stubs/common.h"

namespace oas::missions::cli {

std::string VersionText() {
  return absl::StrCat("missionctl ", OAS_MISSIONS_VERSION, " (API oas.missions.v1, gRPC ",
                      grpc::Version(), ", Protocol Buffers ",
                      google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION), ")");
}

CLI::App* VersionCommand::Register(CLI::App& app) {
  CLI::App* verb = app.add_subcommand("version", "Print the version of missionctl");
  verb->footer("Example:\n  missionctl version");
  return verb;
}

absl::Status VersionCommand::Run(Session& session) {
  return session.out().Write(absl::StrCat(VersionText(), "\n"));
}

}  // namespace oas::missions::cli
