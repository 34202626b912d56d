// The chain of a log: a hash of each commit and of all before it. Every store makes it with this,
// so that the same history has the same chain wherever it is kept.
//
//     ChainHash hash(previous_chain);
//     for (const Change& change : changes) hash.Add(change);
//     commit.change_count = hash.change_count();
//     commit.chain = hash.Finish(commit);
#ifndef OAS_SERVER_LOG_CHAIN_H_
#define OAS_SERVER_LOG_CHAIN_H_

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Not cryptographic: it tells histories apart that parted by accident, not forged ones. Holds
// nothing of the changes. Not thread-safe.
class ChainHash {
 public:
  // `previous` is the chain of the commit before, 0 before the first.
  explicit ChainHash(uint64_t previous);

  // Takes the changes in their order.
  void Add(const Change& change);
  int64_t change_count() const { return change_count_; }

  // The chain of `commit`, once all its changes were added. Does not look at what the log sets.
  uint64_t Finish(const Commit& commit) const;

 private:
  uint64_t hash_;
  int64_t change_count_ = 0;
};

// Checks commits that are read against their chains. Not thread-safe.
class ChainCheck {
 public:
  // The changes that are added next are those of `commit`, which follows a commit of that chain.
  void Begin(const Commit& commit, uint64_t previous_chain);
  void Add(const Change& change) { hash_->Add(change); }
  // DATA_LOSS when the changes since Begin are not all, or not only, what was committed. Without a
  // commit, nothing.
  absl::Status End();

 private:
  Commit commit_;
  std::optional<ChainHash> hash_;  // of commit_
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_CHAIN_H_
