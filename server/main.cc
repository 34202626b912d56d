// missiond: checks data, or opens its store, serves it, and stops gracefully.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <iostream>
#include <optional>

#include "absl/time/clock.h"
#include "google/protobuf/stubs/logging.h"
#include "server/catalog/catalog.h"
#include "server/log/loaded_snapshots.h"
#include "server/log/open_log.h"
#include "server/log/snapshot_loader.h"
#include "server/query/text/text_search.h"
#include "server/runtime/call_log.h"
#include "server/runtime/exit_code.h"
#include "server/runtime/log_follower.h"
#include "server/runtime/options.h"
#include "server/runtime/seed_store.h"
#include "server/runtime/server.h"
#include "server/runtime/stop_signals.h"
#include "server/runtime/store_commands.h"

namespace oas::runtime {
namespace {

// A commit under way may wait for a database that stands still. Whatever was acknowledged is
// durable, so the process may end at any moment.
constexpr absl::Duration kPatienceWithStore = absl::Seconds(5);

// Logs go to stderr: stdout is for what was asked for.
void StartLog(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("missiond"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  spdlog::set_level(spdlog::level::from_str(level));
}

absl::StatusOr<catalog::SnapshotPtr> LoadStore(const Options& options, const log::CommitLog& log) {
  constexpr absl::Duration kSilence = absl::Seconds(2);
  const absl::Time start = absl::Now();
  absl::Time told = start;
  absl::StatusOr<catalog::SnapshotPtr> snapshot = log::LoadNewest(log, [&](int64_t changes) {
    if (absl::Now() - told < kSilence) return;
    told = absl::Now();
    spdlog::info("loading the store {}: {} changes read", log::ShownAddress(options.store),
                 changes);
  });
  if (!snapshot.ok()) return snapshot;
  size_t record_count = 0;
  for (const catalog::KindInfo& info : catalog::kKinds) {
    record_count += (*snapshot)->CollectionOf(info.kind).size();
  }
  spdlog::info("loaded {} records of revision {} from the store {} in {} ms", record_count,
               (*snapshot)->revision(), log::ShownAddress(options.store),
               absl::ToInt64Milliseconds(absl::Now() - start));
  return snapshot;
}

int Serve(const Options& options, log::CommitLog& log, catalog::SnapshotPtr snapshot) {
  const absl::StatusOr<std::string> store_id = log.StoreId();
  if (!store_id.ok()) return FailStore(store_id.status());
  log::LoadedSnapshots past(log);
  catalog::Catalog catalog(std::move(snapshot), &past);
  feed::CommitFeed feed(catalog, log, *store_id);
  curation::Writer writer(log, feed);
  std::optional<LogFollower> follower;
  if (log.IsShared()) follower.emplace(log, feed, writer);
  UpdateStore(options, log, *catalog.Newest(), writer);
  std::optional<query::TextSearch> text_search;  // builds its index while reads are served
  if (options.text_index) text_search.emplace(catalog);
  CallLog call_log;
  const absl::StatusOr<std::unique_ptr<Server>> server = Server::Create(
      options.listen, {call_log, feed, writer, text_search.has_value() ? &*text_search : nullptr});
  if (!server.ok()) {
    std::cerr << "missiond: " << server.status().message() << "\n";
    return kExitCannotListen;
  }
  // Scripts wait for this line, and read the port from it.
  std::cout << "missiond: serving on " << (*server)->address() << "\n" << std::flush;
  const int signal = WaitForStopSignal();
  const absl::Status history = follower.has_value() ? follower->history() : absl::OkStatus();
  if (history.ok()) {
    spdlog::info("stopping on signal {}", signal);
  } else {
    std::cerr << "missiond: " << history.message() << "\n";
  }
  // What is served after a loss of history is not what the store has.
  const absl::Duration drain_time = history.ok() ? options.drain_time : absl::ZeroDuration();
  LimitEnd(drain_time + kPatienceWithStore, kExitStore);
  (*server)->Drain(drain_time);
  spdlog::info("stopped");
  return history.ok() ? kExitOk : kExitStore;
}

int CheckOnly(const std::string& folder) {
  curation::DataCheck check;
  const int read = ReadData(folder, check);
  if (read != kExitOk) return read;
  std::cout << check.records.size() << " records in " << check.file_count
            << " manifests, no faults\n";
  return kExitOk;
}

int Run(const Options& options) {
  if (!options.check_data.empty()) return CheckOnly(options.check_data);
  // Held until the end: the store is this process's alone.
  const absl::StatusOr<std::unique_ptr<log::CommitLog>> log = log::OpenLog(options.store);
  if (!log.ok()) return FailStore(log.status());
  const int filled = FillStore(options, **log);
  if (filled != kExitOk) return filled;
  absl::StatusOr<catalog::SnapshotPtr> snapshot = LoadStore(options, **log);
  if (!snapshot.ok()) return FailStore(snapshot.status());
  return Serve(options, **log, *std::move(snapshot));
}

}  // namespace
}  // namespace oas::runtime

int main(int argc, char** argv) {
  // Errors of gRPC that matter come back as statuses; its own log would only repeat them,
  // unreadably.
  setenv("GRPC_VERBOSITY", "NONE",
         /*overwrite=*/0);  // NOLINT(concurrency-mt-unsafe): no thread yet
  // So do those of Protocol Buffers, which would print a line for each damaged record.
  google::protobuf::SetLogHandler(nullptr);
  const oas::runtime::ParsedOptions parsed = oas::runtime::ParseOptions(argc, argv);
  if (!parsed.options) return parsed.exit_code;
  // What is done with stores is safe to interrupt, as the signals do by themselves.
  if (parsed.options->store_command.has_value()) {
    return oas::runtime::RunStoreCommand(*parsed.options->store_command);
  }
  oas::runtime::BlockStopSignals();
  oas::runtime::StartLog(parsed.options->log_level);
  return oas::runtime::Run(*parsed.options);
}
