// What tests of logs share: commits and changes as values, to append, read and compare.
#ifndef OAS_TESTS_UNIT_LOG_LOG_CASE_H_
#define OAS_TESTS_UNIT_LOG_LOG_CASE_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "server/log/commit_log.h"

namespace oas::log {

// A Change that owns what it holds.
struct TestChange {
  std::string name;
  std::optional<uint64_t> old_hash;
  std::optional<std::string> bytes;
  std::string reason;  // of a tombstone

  friend bool operator==(const TestChange& a, const TestChange& b) = default;
};
std::ostream& operator<<(std::ostream& out, const TestChange& change);

struct TestCommit {
  Commit commit;
  std::vector<TestChange> changes;
};
// But for what the log sets: its own tests look at that.
bool operator==(const TestCommit& a, const TestCommit& b);
std::ostream& operator<<(std::ostream& out, const TestCommit& commit);

// A commit of this revision with an author, a reason and a time that tell it from others.
TestCommit CommitOf(int64_t revision, std::vector<TestChange> changes);

absl::Status Append(CommitLog& log, const TestCommit& commit);
// The same as one group; sets what the log sets.
absl::Status AppendGroup(CommitLog& log, std::vector<TestCommit>& commits);

// All that the log tells; fails the test when it returns an error.
std::vector<TestCommit> ReadAll(const CommitLog& log, ReadOrder order = ReadOrder::kOldestFirst,
                                int64_t first = 1,
                                int64_t last = std::numeric_limits<int64_t>::max());

// The versions of a record, likewise.
std::vector<TestCommit> VersionsOf(const CommitLog& log, const std::string& name,
                                   int64_t last = std::numeric_limits<int64_t>::max(),
                                   int64_t limit = std::numeric_limits<int64_t>::max());

}  // namespace oas::log

#endif  // OAS_TESTS_UNIT_LOG_LOG_CASE_H_
