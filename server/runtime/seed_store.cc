#include "server/runtime/seed_store.h"

#include <spdlog/spdlog.h>

#include <future>
#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/curation/seed_update.h"
#include "server/log/open_log.h"
#include "server/runtime/exit_code.h"

namespace oas::runtime {
namespace {

// What the seed data would change; an error says why that cannot be told.
absl::StatusOr<curation::SeedUpdate> Compare(const std::string& folder, const log::CommitLog& log,
                                             const catalog::Snapshot& snapshot) {
  const absl::StatusOr<curation::DataCheck> check = curation::CheckData(folder);
  if (!check.ok()) return check.status();
  if (!check->faults.empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat("it has ", check->faults.size(),
                     " faults, the first of them: ", curation::ToString(check->faults.front())));
  }
  return curation::CompareSeed(check->records, folder, snapshot, log);
}

absl::StatusOr<curation::CommitOutcome> Commit(curation::CommitRequest request,
                                               curation::Writer& writer) {
  std::promise<absl::StatusOr<curation::CommitOutcome>> promise;
  writer.Submit(std::move(request), [&](absl::StatusOr<curation::CommitOutcome> outcome) {
    promise.set_value(std::move(outcome));
  });
  return promise.get_future().get();
}

}  // namespace

int FailStore(const absl::Status& status) {
  std::cerr << "missiond: " << status.message() << "\n";
  return kExitStore;
}

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

void UpdateStore(const Options& options, const log::CommitLog& log,
                 const catalog::Snapshot& snapshot, curation::Writer& writer) {
  if (options.seed_data.empty()) return;
  absl::StatusOr<curation::SeedUpdate> update = Compare(options.seed_data, log, snapshot);
  if (!update.ok()) {
    spdlog::warn("the seed data {} is not compared with the store: {}", options.seed_data,
                 std::string(update.status().message()));
    return;
  }
  for (const std::string& name : update->left_alone) {
    spdlog::info("{} differs from the seed data and stays as its curators left it", name);
  }
  if (update->request.records.empty() && update->request.deletes.empty()) return;
  const absl::StatusOr<curation::CommitOutcome> outcome =
      Commit(std::move(update->request), writer);
  if (outcome.ok()) {
    spdlog::info("applied the seed data {}: {} records changed, revision {}", options.seed_data,
                 outcome->changes.size(), outcome->revision);
  } else {
    spdlog::warn("the seed data {} does not fit what curators have made of the catalog: {}",
                 options.seed_data, std::string(outcome.status().message()));
  }
}

}  // namespace oas::runtime
