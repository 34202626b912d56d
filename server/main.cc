// missiond: checks or loads the data, serves it, and stops gracefully.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <iostream>

#include "absl/time/clock.h"
#include "server/catalog/catalog.h"
#include "server/curation/seed.h"
#include "server/runtime/call_log.h"
#include "server/runtime/exit_code.h"
#include "server/runtime/options.h"
#include "server/runtime/server.h"
#include "server/runtime/stop_signals.h"

namespace oas::runtime {
namespace {

// Logs go to stderr: stdout is for what was asked for.
void StartLog(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("missiond"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  spdlog::set_level(spdlog::level::from_str(level));
}

// Reads the data of `folder`, and prints what is wrong with it.
int ReadData(const std::string& folder, curation::DataCheck& check) {
  absl::StatusOr<curation::DataCheck> read = curation::CheckData(folder);
  if (!read.ok()) {
    std::cerr << "missiond: " << read.status().message() << "\n";
    return kExitData;
  }
  check = *std::move(read);
  for (const curation::Fault& fault : check.faults) {
    std::cerr << curation::ToString(fault) << "\n";
  }
  if (check.faults.empty()) return kExitOk;
  std::cerr << "missiond: " << check.faults.size()
            << (check.faults.size() == 1 ? " fault" : " faults") << " in the data folder " << folder
            << "; nothing was loaded\n";
  return kExitData;
}

int Serve(const Options& options, curation::DataCheck check) {
  const size_t record_count = check.records.size();
  const catalog::Catalog catalog(
      curation::MakeFirstSnapshot(std::move(check.records), absl::Now()));
  CallLog call_log;
  const absl::StatusOr<std::unique_ptr<Server>> server =
      Server::Create(options.listen, catalog, call_log);
  if (!server.ok()) {
    std::cerr << "missiond: " << server.status().message() << "\n";
    return kExitCannotListen;
  }
  spdlog::info("loaded {} records from {}", record_count, options.seed_data);
  // Scripts wait for this line, and read the port from it.
  std::cout << "missiond: serving on " << (*server)->address() << std::endl;
  const int signal = WaitForStopSignal();
  spdlog::info("stopping on signal {}", signal);
  (*server)->Drain(options.drain_time);
  spdlog::info("stopped");
  return kExitOk;
}

int Run(const Options& options) {
  const bool check_only = !options.check_data.empty();
  curation::DataCheck check;
  const int read = ReadData(check_only ? options.check_data : options.seed_data, check);
  if (read != kExitOk) return read;
  if (check_only) {
    std::cout << check.records.size() << " records in " << check.file_count
              << " manifests, no faults\n";
    return kExitOk;
  }
  return Serve(options, std::move(check));
}

}  // namespace
}  // namespace oas::runtime

int main(int argc, char** argv) {
  // Errors of gRPC that matter come back as statuses; its own log would only repeat them,
  // unreadably.
  setenv("GRPC_VERBOSITY", "NONE",
         /*overwrite=*/0);  // NOLINT(concurrency-mt-unsafe): no thread yet
  oas::runtime::BlockStopSignals();
  const oas::runtime::ParsedOptions parsed = oas::runtime::ParseOptions(argc, argv);
  if (!parsed.options) return parsed.exit_code;
  oas::runtime::StartLog(parsed.options->log_level);
  return oas::runtime::Run(*parsed.options);
}
