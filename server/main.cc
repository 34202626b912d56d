// missiond: checks data, or opens its store, serves it, and stops gracefully.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <future>
#include <iostream>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/catalog/catalog.h"
#include "server/curation/seed.h"
#include "server/curation/seed_update.h"
#include "server/log/loaded_snapshots.h"
#include "server/log/open_log.h"
#include "server/log/snapshot_loader.h"
#include "server/query/text/text_search.h"
#include "server/runtime/call_log.h"
#include "server/runtime/exit_code.h"
#include "server/runtime/log_follower.h"
#include "server/runtime/options.h"
#include "server/runtime/server.h"
#include "server/runtime/stop_signals.h"
#include "server/runtime/store_commands.h"

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

// Says why the store is of no use.
int FailStore(const absl::Status& status) {
  std::cerr << "missiond: " << status.message() << "\n";
  return kExitStore;
}

// Fills an empty store with the seed data; one that holds a catalog is compared with it later.
int FillStore(const Options& options, log::CommitLog& log) {
  const absl::StatusOr<log::Commit> newest = log.Newest();
  if (!newest.ok()) return FailStore(newest.status());
  if (newest->revision > 0 || options.seed_data.empty()) return kExitOk;
  curation::DataCheck check;
  const int read = ReadData(options.seed_data, check);
  if (read != kExitOk) return read;
  const size_t record_count = check.records.size();
  const absl::Status committed =
      curation::CommitSeed(std::move(check.records), absl::Now(), options.seed_data, log);
  if (absl::IsAborted(committed)) {
    spdlog::info("another server has filled the store {}", log::ShownAddress(options.store));
    return kExitOk;
  }
  if (!committed.ok()) return FailStore(committed);
  spdlog::info("filled the store {} with {} records from {}", log::ShownAddress(options.store),
               record_count, options.seed_data);
  return kExitOk;
}

// Applies what is new in the seed data to a store that holds a catalog. What is wrong with that is
// told and keeps nobody from reading the catalog as it is.
void UpdateFromSeed(const Options& options, const log::CommitLog& log,
                    const catalog::SnapshotPtr& snapshot, curation::Writer& writer) {
  if (options.seed_data.empty()) return;
  absl::StatusOr<curation::DataCheck> check = curation::CheckData(options.seed_data);
  if (!check.ok() || !check->faults.empty()) {
    spdlog::warn("the seed data is not compared with the store: {}",
                 check.ok() ? absl::StrCat("it has faults, the first of ", check->faults.size(),
                                           ": ", curation::ToString(check->faults.front()))
                            : std::string(check.status().message()));
    return;
  }
  absl::StatusOr<curation::SeedUpdate> update =
      curation::CompareSeed(check->records, options.seed_data, *snapshot, log);
  if (!update.ok()) {
    spdlog::warn("the seed data is not compared with the store: {}",
                 std::string(update.status().message()));
    return;
  }
  for (const std::string& name : update->left_alone) {
    spdlog::info("{} differs from the seed data and stays as its curators left it", name);
  }
  if (update->request.records.empty() && update->request.deletes.empty()) return;
  std::promise<absl::StatusOr<curation::CommitOutcome>> promise;
  writer.Submit(std::move(update->request), [&](absl::StatusOr<curation::CommitOutcome> outcome) {
    promise.set_value(std::move(outcome));
  });
  const absl::StatusOr<curation::CommitOutcome> outcome = promise.get_future().get();
  if (outcome.ok()) {
    spdlog::info("applied the seed data {}: {} records changed, revision {}", options.seed_data,
                 outcome->changes.size(), outcome->revision);
  } else {
    spdlog::warn("the seed data {} does not fit what curators have made of the catalog: {}",
                 options.seed_data, std::string(outcome.status().message()));
  }
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
  UpdateFromSeed(options, log, catalog.Newest(), writer);
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
  std::cout << "missiond: serving on " << (*server)->address() << std::endl;
  const int signal = WaitForStopSignal();
  spdlog::info("stopping on signal {}", signal);
  (*server)->Drain(options.drain_time);
  spdlog::info("stopped");
  return kExitOk;
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
