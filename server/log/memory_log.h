// A commit log that ends with the process: for tests, and for a catalog that is only looked at.
#ifndef OAS_SERVER_LOG_MEMORY_LOG_H_
#define OAS_SERVER_LOG_MEMORY_LOG_H_

#include <mutex>
#include <string>
#include <vector>

#include "server/log/commit_log.h"

namespace oas::log {

// Thread-safe, as CommitLog says.
class MemoryLog final : public CommitLog {
 public:
  using CommitLog::Append;
  absl::Status Append(const Commit& commit, ChangeSource changes) override;
  absl::StatusOr<int64_t> NewestRevision() const override;
  absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                    CommitVisitor& visitor) const override;

 private:
  struct KeptChange {
    std::string name;
    std::optional<uint64_t> old_hash;
    std::optional<std::string> bytes;
  };
  struct KeptCommit {
    Commit commit;
    std::vector<KeptChange> changes;
  };

  int64_t Newest() const { return static_cast<int64_t>(commits_.size()); }
  static absl::Status Tell(const KeptCommit& kept, CommitVisitor& visitor);

  mutable std::mutex mutex_;
  std::vector<KeptCommit> commits_;  // revision r at r - 1
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_MEMORY_LOG_H_
