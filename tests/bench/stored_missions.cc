#include "tests/bench/stored_missions.h"

#include <memory>

#include "server/log/open_log.h"

namespace oas::bench {
namespace {

class RecordVisitor final : public log::CommitVisitor {
 public:
  using Use = absl::FunctionRef<bool(absl::string_view, absl::string_view)>;
  explicit RecordVisitor(Use use) : use_(use) {}

  bool stopped() const { return stopped_; }

  absl::Status OnCommit(const log::Commit& /*commit*/) override { return absl::OkStatus(); }
  absl::Status OnChange(const log::Change& change) override {
    stopped_ = !use_(change.name, change.bytes.value_or(""));
    return stopped_ ? absl::CancelledError("read enough") : absl::OkStatus();
  }

 private:
  Use use_;
  bool stopped_ = false;
};

}  // namespace

absl::Status ForEachStoredRecord(
    const std::string& store,
    absl::FunctionRef<bool(absl::string_view name, absl::string_view bytes)> use) {
  const absl::StatusOr<std::unique_ptr<log::CommitLog>> log = log::OpenLog(store);
  if (!log.ok()) return log.status();
  RecordVisitor visitor(use);
  const absl::Status read = (*log)->Read(1, 1, log::ReadOrder::kOldestFirst, visitor);
  return visitor.stopped() ? absl::OkStatus() : read;
}

}  // namespace oas::bench
