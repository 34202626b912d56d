// A commit log that ends with the process: for tests, and for a catalog that is only looked at.
#ifndef OAS_SERVER_LOG_MEMORY_LOG_H_
#define OAS_SERVER_LOG_MEMORY_LOG_H_

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "server/log/commit_log.h"
#include "server/log/newest_commit.h"
#include "server/log/pending_commits.h"

namespace oas::log {

// Thread-safe, as CommitLog says. Readers and appends do not wait for one another.
class MemoryLog final : public CommitLog {
 public:
  explicit MemoryLog(std::string store_id = NewStoreId()) : store_id_(std::move(store_id)) {}

  using CommitLog::Append;
  absl::Status Append(absl::Span<PendingCommit> commits) override;
  absl::StatusOr<std::string> StoreId() const override { return store_id_; }
  absl::StatusOr<Commit> Newest() const override { return newest_.Get(); }
  absl::Status WaitForNews(int64_t revision, absl::Time deadline) const override;
  absl::StatusOr<std::optional<Commit>> Find(int64_t revision) const override;
  absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view request_id) const override;
  absl::StatusOr<std::optional<Commit>> FindAt(absl::Time time) const override;
  absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                    CommitVisitor& visitor) const override;
  absl::Status ReadCommits(int64_t first, int64_t last, ReadOrder order,
                           absl::FunctionRef<absl::Status(const Commit&)> tell) const override;
  absl::Status ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                            CommitVisitor& visitor) const override;

 private:
  struct KeptChange {
    std::string name;
    std::optional<uint64_t> old_hash;
    std::optional<std::string> bytes;
    std::string reason;
  };
  struct KeptCommit {
    Commit commit;
    std::vector<KeptChange> changes;
  };
  // Where a version of a record is.
  struct Version {
    const KeptCommit* commit;
    const KeptChange* change;
  };
  using Group = std::vector<KeptCommit>;

  static absl::StatusOr<KeptCommit> Keep(const PendingCommit& pending, uint64_t previous_chain);
  absl::Status CheckRequestIds(const Group& group) const;
  void Add(Group group);
  // Calls `tell` with each commit of the range; what it is given stays.
  absl::Status ForEach(int64_t first, int64_t last, ReadOrder order,
                       absl::FunctionRef<absl::Status(const KeptCommit&)> tell) const;

  const std::string store_id_;
  std::mutex append_mutex_;         // held through an append
  mutable std::mutex mutex_;        // of what follows; held shortly
  std::deque<KeptCommit> commits_;  // revision r at r - 1; what is in it stays where it is
  absl::flat_hash_map<absl::string_view, const KeptCommit*> by_request_id_;
  absl::flat_hash_map<absl::string_view, std::vector<Version>> by_name_;  // oldest first
  NewestCommit newest_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_MEMORY_LOG_H_
