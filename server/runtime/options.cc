#include "server/runtime/options.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "server/log/open_log.h"
#include "server/runtime/exit_code.h"

namespace oas::runtime {
namespace {

constexpr char kAbout[] =
    "missiond serves the catalog of OAS political missions over gRPC.\n\n"
    "Example:\n"
    "  missiond --listen=127.0.0.1:50051 --store=sqlite:missions.db --seed-data=data\n"
    "  missiond --check-data data\n"
    "  missiond backup sqlite:missions.db missions-backup.db";

constexpr char kExitCodes[] =
    "Exit codes: 0 stopped as asked (SIGTERM, SIGINT), or data sound; 1 other failure;\n"
    "2 wrong options; 3 data folder unreadable or faulty; 4 cannot listen on the address;\n"
    "5 store in use, damaged, not writable or not a store, has lost history, or did not answer at\n"
    "the end; backup, restore or verify failed.";

// gRPC would take port 99999 for 34463.
std::string CheckListen(const std::string& address) {
  if (absl::StartsWith(address, "unix:")) return "";
  const size_t colon = address.rfind(':');
  int port = -1;
  const bool number =
      colon != std::string::npos && absl::SimpleAtoi(address.substr(colon + 1), &port);
  if (number && port >= 0 && port <= 65'535) return "";
  return "\"" + address + "\" is no HOST:PORT (port 0 to 65535), [IPv6]:PORT or unix:PATH";
}

std::string CheckStore(const std::string& store) {
  return std::string(log::CheckAddress(store).message());
}

// A store that is there before and after the program.
std::string CheckLastingStore(const std::string& store) {
  if (store == "memory:") return "a store in memory ends with the server: it cannot be copied";
  return CheckStore(store);
}

// The subcommands; what is told of them goes to `command`, and which one it was to `verb`.
void AddStoreCommands(CLI::App& app, StoreCommand& command,
                      std::optional<StoreCommand::Verb>& verb) {
  const auto add_store = [&](CLI::App& app_of_verb) {
    app_of_verb.add_option("STORE", command.store, "sqlite:PATH or postgresql://HOST/DATABASE")
        ->required()
        ->check(CheckLastingStore);
  };
  using Verb = StoreCommand::Verb;
  CLI::App& backup = *app.add_subcommand(
      "backup",
      "Copy a store, which may be in use, to a new file: a store of its own (sqlite:FILE)");
  add_store(backup);
  backup.add_option("FILE", command.file, "The file to make")->required();
  backup.callback([&verb] { verb = Verb::kBackup; });
  CLI::App& restore = *app.add_subcommand(
      "restore", "Copy a backup to a new store, which goes on where the backup ends");
  restore.add_option("FILE", command.file, "The file that backup made")->required();
  add_store(restore);
  restore.callback([&verb] { verb = Verb::kRestore; });
  CLI::App& verify =
      *app.add_subcommand("verify", "Read all of a store, which may be in use, and check it");
  add_store(verify);
  verify.callback([&verb] { verb = Verb::kVerify; });
  app.require_subcommand(0, 1);
}

void AddOptions(CLI::App& app, Options& options, double& drain_seconds) {
  app.add_option(
         "--listen", options.listen,
         "Address to serve on: HOST:PORT, [IPv6]:PORT or unix:PATH; port 0 takes a free one")
      ->envname("MISSIOND_LISTEN")
      ->check(CheckListen)
      ->capture_default_str();
  app.add_option("--store", options.store,
                 "Where the catalog is kept: sqlite:PATH (a file, made when missing), "
                 "postgresql://HOST/DATABASE (for several servers), or memory:")
      ->envname("MISSIOND_STORE")
      ->check(CheckStore)
      ->capture_default_str();
  app.add_option("--seed-data", options.seed_data,
                 "Folder of manifests: fill an empty store, and are compared with one that holds a "
                 "catalog; \"\" for none")
      ->envname("MISSIOND_SEED_DATA")
      ->capture_default_str();
  app.add_option("--check-data", options.check_data,
                 "Only check the manifests of this folder, report every fault, and exit")
      ->envname("MISSIOND_CHECK_DATA");
  app.add_option("--text-index", options.text_index,
                 "Whether to hold the words of all records for text search: on or off")
      ->envname("MISSIOND_TEXT_INDEX")
      ->capture_default_str();
  app.add_option("--log-level", options.log_level, "Least severe messages to log")
      ->envname("MISSIOND_LOG_LEVEL")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  app.add_option("--drain-seconds", drain_seconds,
                 "How long calls under way may go on after SIGTERM, in seconds")
      ->envname("MISSIOND_DRAIN_SECONDS")
      ->check(CLI::Range(0.0, 3600.0))
      ->capture_default_str();
  app.set_config("--config", "",
                 "Read options from this file: lines such as listen=127.0.0.1:50051")
      ->envname("MISSIOND_CONFIG");
  app.set_version_flag("--version", std::string("missiond ") + OAS_MISSIONS_VERSION);
}

}  // namespace

ParsedOptions ParseOptions(int argc, const char* const* argv) {
  Options options;
  double drain_seconds = absl::ToDoubleSeconds(options.drain_time);
  CLI::App app(kAbout, "missiond");
  app.footer(kExitCodes);
  AddOptions(app, options, drain_seconds);
  StoreCommand command;
  std::optional<StoreCommand::Verb> verb;
  AddStoreCommands(app, command, verb);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    return {std::nullopt, app.exit(success)};
  } catch (const CLI::Error& error) {
    std::cerr << "missiond: " << error.what() << " (missiond --help tells the options)\n";
    return {std::nullopt, kExitUsage};
  }
  options.drain_time = absl::Seconds(drain_seconds);
  if (verb.has_value()) {
    command.verb = *verb;
    options.store_command = command;
  }
  return {options, kExitOk};
}

}  // namespace oas::runtime
