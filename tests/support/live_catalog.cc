#include "tests/support/live_catalog.h"

#include <gtest/gtest.h>

#include <future>
#include <utility>

#include "server/catalog/decoded_record.h"
#include "server/curation/seed.h"
#include "server/log/memory_log.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_history.h"

namespace oas::testing {
namespace {

std::unique_ptr<log::CommitLog> SmallLog() {
  auto log = std::make_unique<log::MemoryLog>();
  EXPECT_TRUE(
      curation::CommitSeed(SmallCatalogRecords(), TestCommitTime(), "the small catalog", *log)
          .ok());
  return log;
}

}  // namespace

LiveCatalog::LiveCatalog() : LiveCatalog(SmallLog()) {}

LiveCatalog::LiveCatalog(std::unique_ptr<log::CommitLog> log)
    : log_(std::move(log)),
      catalog_(NewestOf(*log_)),
      feed_(catalog_, *log_, *log_->StoreId()),
      writer_(*log_, feed_) {}

v1::Record LiveCatalog::Get(const std::string& name) const {
  return catalog::DecodeRecord(*catalog_.Newest()->Find(name));
}

absl::StatusOr<curation::CommitOutcome> LiveCatalog::Commit(curation::CommitRequest request) {
  if (request.options.reason().empty()) request.options.set_reason("test");
  std::promise<absl::StatusOr<curation::CommitOutcome>> promise;
  writer_.Submit(std::move(request), [&](absl::StatusOr<curation::CommitOutcome> outcome) {
    promise.set_value(std::move(outcome));
  });
  return promise.get_future().get();
}

absl::StatusOr<curation::CommitOutcome> LiveCatalog::Apply(
    const std::vector<v1::Record>& records, const std::vector<v1::RecordDelete>& deletes) {
  curation::CommitRequest request;
  for (const v1::Record& record : records) {
    request.records.push_back(curation::IncomingRecord::Of(record));
  }
  request.deletes = deletes;
  request.author = "tester";
  return Commit(std::move(request));
}

absl::StatusOr<curation::CommitOutcome> LiveCatalog::Rename(const std::string& mission,
                                                            const std::string& title) {
  v1::Record record = Get(mission);
  record.mutable_mission()->set_title(title);
  return Apply({record});
}

}  // namespace oas::testing
