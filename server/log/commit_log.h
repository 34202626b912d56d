// The commit log: the only truth. Snapshots, indexes, feeds and history are derived from it.
//
//     absl::StatusOr<std::unique_ptr<CommitLog>> log = OpenLog("sqlite:missions.db");
//     Commit commit = {.revision = 1, .commit_time = absl::Now(), .author = "me"};
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
  absl::Time commit_time;  // kept to the nanosecond, 1678 to 2261; never before the previous one
  std::string author;
  std::string reason;
  std::string request_id;  // empty when the caller gave none
  // Set by the log:
  int64_t change_count = 0;
  // Hash of the commit and of all before it. Two logs that agree on the chain of a revision agree
  // on everything up to it, so a token that carries it is known to be of this history.
  uint64_t chain = 0;
};

// What a commit did to one record. Views live as long as the call that gives them.
struct Change {
  absl::string_view name;
  // catalog::Fingerprint of the bytes that were replaced; nothing for a new record.
  std::optional<uint64_t> old_hash;
  // Wire bytes of the record's message, whose kind follows from the name; nothing for a tombstone.
  std::optional<absl::string_view> bytes;
  // Why the record was deleted; only of a tombstone.
  absl::string_view reason;
};

// Gives the changes of a commit one after another: sets `change` and returns true, or returns false
// after the last. What the views point at must stay until the next call. An error ends the commit.
using ChangeSource = absl::FunctionRef<absl::StatusOr<bool>(Change& change)>;

// A commit that is to be appended.
struct PendingCommit {
  Commit& commit;
  ChangeSource changes;
  // Chain of the revision that it follows, when the caller knows it; asked of the first of an
  // append.
  std::optional<uint64_t> previous_chain = std::nullopt;
};

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

  // Adds commits of revisions that follow one another, all or none of them, with one sync of the
  // disk; after OK they survive a loss of power, as far as the store survives one. Sets what Commit
  // says that the log sets. The changes of a commit must have different names. Needs no memory for
  // changes beyond what the store keeps in memory anyway.
  //
  // ABORTED when the first revision does not follow the newest one (somebody else was faster),
  // ALREADY_EXISTS when another commit has a request id, INVALID_ARGUMENT when the store cannot
  // hold a change or a time, UNAVAILABLE when it does not answer or is full, DATA_LOSS when it is
  // damaged or has lost the history that the commits follow; and what a source returned. UNKNOWN
  // when the store may or may not have committed: FindRequest tells once it answers again.
  virtual absl::Status Append(absl::Span<PendingCommit> commits) = 0;
  absl::Status Append(Commit& commit, ChangeSource changes);
  absl::Status Append(Commit& commit, absl::Span<const Change> changes);

  // Keeps other processes from appending until the next Append of this log, or Release: who was
  // overtaken catches up meanwhile and is not overtaken again. Waits for who is appending. Errors
  // as of Append.
  virtual absl::Status Reserve() { return absl::OkStatus(); }
  virtual void Release() {}

  // Waits until what this log tells of is as durable as what Append acknowledged. A commit that was
  // broken off can be told of earlier. Errors as of Append.
  virtual absl::Status Secure() { return absl::OkStatus(); }

  // A name of the store, made with it and never changed: 32 hexadecimal digits. Errors as of
  // Append.
  virtual absl::StatusOr<std::string> StoreId() const = 0;

  // The newest commit, that of revision 0 when the log is empty. Errors as of Append.
  virtual absl::StatusOr<Commit> Newest() const = 0;

  // Whether other processes append to it too.
  virtual bool IsShared() const { return false; }

  // Waits until there is a revision after `revision`, at most until `deadline`; OK in both cases.
  // For stores to which others write: who is the only writer knows better.
  virtual absl::Status WaitForNews(int64_t revision, absl::Time deadline) const = 0;

  // The commit of a revision, of a request id that is not empty, and the newest one at a moment;
  // nothing when there is none. Errors as of Append.
  virtual absl::StatusOr<std::optional<Commit>> Find(int64_t revision) const = 0;
  virtual absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view request_id) const = 0;
  virtual absl::StatusOr<std::optional<Commit>> FindAt(absl::Time time) const = 0;

  // Tells `visitor` of the commits from revision `first` to `last`, as far as they are there, each
  // with its changes. Streams: needs memory for one change. UNAVAILABLE or DATA_LOSS as of Append.
  virtual absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                            CommitVisitor& visitor) const = 0;

  // The same without the changes.
  virtual absl::Status ReadCommits(int64_t first, int64_t last, ReadOrder order,
                                   absl::FunctionRef<absl::Status(const Commit&)> tell) const = 0;

  // Tells `visitor` of the versions of a record, newest first, each as its commit and its change:
  // those of `last` and earlier revisions, at most `limit`.
  virtual absl::Status ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                                    CommitVisitor& visitor) const = 0;
};

inline absl::Status CommitLog::Append(Commit& commit, ChangeSource changes) {
  PendingCommit pending = {commit, changes};
  return Append(absl::MakeSpan(&pending, 1));
}

inline absl::Status CommitLog::Append(Commit& commit, absl::Span<const Change> changes) {
  return Append(commit, [&](Change& change) -> absl::StatusOr<bool> {
    if (changes.empty()) return false;
    change = changes.front();
    changes.remove_prefix(1);
    return true;
  });
}

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_COMMIT_LOG_H_
