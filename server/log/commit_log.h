// The commit log: the only truth. Snapshots, indexes, feeds and history are derived from it.
//
//     absl::StatusOr<std::unique_ptr<CommitLog>> log = OpenLog("sqlite:missions.db");
//     const Commit commit = {.revision = 1, .commit_time = absl::Now(), .author = "me"};
//     absl::Status status = (*log)->Append(commit, {{.name = name, .bytes = bytes}});
#ifndef OAS_SERVER_LOG_COMMIT_LOG_H_
#define OAS_SERVER_LOG_COMMIT_LOG_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace oas::log {

// What is said of a commit. Its changes come beside it, for there may be a million.
struct Commit {
  int64_t revision = 0;    // from 1, without a gap
  absl::Time commit_time;  // kept to the nanosecond, from 1678 to 2261
  std::string author;
  std::string reason;
  std::string request_id;  // empty when the caller gave none
};

// What a commit did to one record. Views live as long as the call that gives them.
struct Change {
  absl::string_view name;
  // catalog::Fingerprint of the bytes that were replaced; nothing for a new record.
  std::optional<uint64_t> old_hash;
  // Wire bytes of the record's message, whose kind follows from the name; nothing for a tombstone.
  std::optional<absl::string_view> bytes;
};

// Gives the changes of a commit one after another: sets `change` and returns true, or returns false
// after the last. What the views point at must stay until the next call. An error ends the commit.
using ChangeSource = absl::FunctionRef<absl::StatusOr<bool>(Change& change)>;

// Is told what a log holds. An error ends the reading, which returns it.
class CommitVisitor {
 public:
  virtual ~CommitVisitor() = default;
  virtual absl::Status OnCommit(const Commit& commit) = 0;
  // A change of the commit told of last, in the order in which they were appended.
  virtual absl::Status OnChange(const Change& change) = 0;
};

enum class ReadOrder { kOldestFirst, kNewestFirst };

// Thread-safe, but for one thing: neither a source nor a visitor may call the log.
class CommitLog {
 public:
  CommitLog() = default;
  virtual ~CommitLog() = default;
  CommitLog(const CommitLog&) = delete;
  CommitLog& operator=(const CommitLog&) = delete;

  // Adds a commit, whole or not at all; after OK it survives a loss of power, as far as the store
  // survives one. Its changes must have different names. Needs no memory for its changes beyond
  // what the store keeps in memory anyway.
  //
  // ABORTED when `commit.revision` does not follow the newest one (somebody else was faster),
  // INVALID_ARGUMENT when the store cannot hold a change, UNAVAILABLE when it does not answer or is
  // full, DATA_LOSS when it is damaged; and what `changes` returned.
  virtual absl::Status Append(const Commit& commit, ChangeSource changes) = 0;
  absl::Status Append(const Commit& commit, absl::Span<const Change> changes);

  // The newest revision, 0 when the log is empty. Errors as of Append.
  virtual absl::StatusOr<int64_t> NewestRevision() const = 0;

  // Tells `visitor` of the commits from revision `first` to `last`, as far as they are there, each
  // with its changes. Streams: needs memory for one change. UNAVAILABLE or DATA_LOSS as of Append.
  virtual absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                            CommitVisitor& visitor) const = 0;
};

inline absl::Status CommitLog::Append(const Commit& commit, absl::Span<const Change> changes) {
  return Append(commit, [&](Change& change) -> absl::StatusOr<bool> {
    if (changes.empty()) return false;
    change = changes.front();
    changes.remove_prefix(1);
    return true;
  });
}

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_COMMIT_LOG_H_
