// What missiond is told: command line, environment (MISSIOND_LISTEN, …) and config file, in this
// order of precedence.
#ifndef OAS_SERVER_RUNTIME_OPTIONS_H_
#define OAS_SERVER_RUNTIME_OPTIONS_H_

#include <optional>
#include <string>

#include "absl/time/time.h"

namespace oas::runtime {

// What to do with stores instead of serving: missiond backup STORE FILE, restore FILE STORE, verify
// STORE.
struct StoreCommand {
  enum class Verb { kBackup, kRestore, kVerify };
  Verb verb = Verb::kVerify;
  std::string store;
  std::string file;  // of the backup
};

struct Options {
  std::string listen = "127.0.0.1:50051";
  std::string store = "sqlite:missions.db";
  std::string seed_data = "data";
  std::string check_data;  // when set, only this folder is checked
  bool text_index = true;  // whether SearchCatalog is served
  std::optional<StoreCommand> store_command;
  std::string log_level = "info";
  absl::Duration drain_time = absl::Seconds(10);
};

// What became of the command line: options to run with, or the code to exit with because everything
// was said (--help, --version) or something was wrong, which has been printed.
struct ParsedOptions {
  std::optional<Options> options;
  int exit_code = 0;
};

ParsedOptions ParseOptions(int argc, const char* const* argv);

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_OPTIONS_H_
