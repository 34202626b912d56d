#include "server/log/commit_stream.h"

#include <utility>

namespace oas::log {

// Puts changes into batches, on the reader's thread.
class CommitStream::Collector final : public CommitVisitor {
 public:
  explicit Collector(CommitStream& stream) : stream_(stream) {}

  absl::Status OnCommit(const Commit& /*commit*/) override { return absl::OkStatus(); }

  absl::Status OnChange(const Change& change) override {
    KeptChange& kept = batch_.emplace_back();
    kept.name = std::string(change.name);
    kept.old_hash = change.old_hash;
    if (change.bytes.has_value()) kept.bytes.emplace(*change.bytes);
    kept.reason = std::string(change.reason);
    bytes_ += change.bytes.value_or("").size();
    if (batch_.size() < kBatchChanges && bytes_ < kBatchBytes) return absl::OkStatus();
    return Flush();
  }

  absl::Status Flush() {
    bytes_ = 0;
    if (stream_.batches_.Push(std::exchange(batch_, {}))) return absl::OkStatus();
    return absl::CancelledError("the reader was given up");
  }

 private:
  CommitStream& stream_;
  Batch batch_;
  size_t bytes_ = 0;  // in batch_
};

CommitStream::CommitStream(const CommitLog& log, int64_t first, int64_t last)
    : thread_([this, &log, first, last] { Run(log, first, last); }) {}

CommitStream::~CommitStream() {
  batches_.Abandon();
  thread_.join();
}

void CommitStream::Run(const CommitLog& log, int64_t first, int64_t last) {
  Collector collector(*this);
  absl::Status status = log.Read(first, last, ReadOrder::kOldestFirst, collector);
  if (status.ok()) status = collector.Flush();
  batches_.Close(std::move(status));
}

absl::StatusOr<bool> CommitStream::Next(Change& change) {
  while (next_ == current_.size()) {
    next_ = 0;
    current_.clear();
    if (batches_.Pop(current_)) continue;
    absl::Status status = batches_.status();
    if (!status.ok()) return status;
    return false;
  }
  const KeptChange& kept = current_[next_++];
  change = {kept.name, kept.old_hash, kept.bytes, kept.reason};
  return true;
}

}  // namespace oas::log
