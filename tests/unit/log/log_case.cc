#include "tests/unit/log/log_case.h"

#include <gmock/gmock.h>

#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/support/status_matchers.h"

namespace oas::log {
namespace {

class Collector final : public CommitVisitor {
 public:
  absl::Status OnCommit(const Commit& commit) override {
    commits_.push_back({commit, {}});
    return absl::OkStatus();
  }
  absl::Status OnChange(const Change& change) override {
    TestChange& added = commits_.back().changes.emplace_back();
    added.name = std::string(change.name);
    added.old_hash = change.old_hash;
    if (change.bytes.has_value()) added.bytes = std::string(*change.bytes);
    added.reason = std::string(change.reason);
    return absl::OkStatus();
  }
  std::vector<TestCommit> Take() && { return std::move(commits_); }

 private:
  std::vector<TestCommit> commits_;
};

}  // namespace

std::ostream& operator<<(std::ostream& out, const TestChange& change) {
  out << change.name << (change.bytes.has_value() ? " of " : " deleted");
  if (change.bytes.has_value()) out << change.bytes->size() << " bytes";
  if (!change.reason.empty()) out << " because " << change.reason;
  return change.old_hash.has_value() ? out << " after " << *change.old_hash : out;
}

bool operator==(const TestCommit& a, const TestCommit& b) {
  return a.commit.revision == b.commit.revision && a.commit.commit_time == b.commit.commit_time &&
         a.commit.author == b.commit.author && a.commit.reason == b.commit.reason &&
         a.commit.request_id == b.commit.request_id && a.changes == b.changes;
}

std::ostream& operator<<(std::ostream& out, const TestCommit& commit) {
  out << "revision " << commit.commit.revision << " by " << commit.commit.author << ":";
  for (const TestChange& change : commit.changes) out << " " << change;
  return out;
}

TestCommit CommitOf(int64_t revision, std::vector<TestChange> changes) {
  Commit commit;
  commit.revision = revision;
  commit.commit_time = absl::FromUnixNanos(1'704'164'645'123'456'789 + revision);
  commit.author = absl::StrCat("curator ", revision);
  commit.reason = absl::StrCat("reason ", revision);
  commit.request_id = absl::StrCat("request ", revision);
  return {commit, std::move(changes)};
}

absl::Status Append(CommitLog& log, const TestCommit& commit) {
  std::vector<TestCommit> group = {commit};
  return AppendGroup(log, group);
}

absl::Status AppendGroup(CommitLog& log, std::vector<TestCommit>& commits) {
  // A source of changes is but a reference, so both stay here.
  std::vector<std::function<absl::StatusOr<bool>(Change&)>> sources;
  for (const TestCommit& commit : commits) {
    sources.emplace_back(
        [&commit, next = size_t{0}](Change& change) mutable -> absl::StatusOr<bool> {
          if (next == commit.changes.size()) return false;
          const TestChange& given = commit.changes[next++];
          change = {given.name, given.old_hash, given.bytes, given.reason};
          return true;
        });
  }
  std::vector<PendingCommit> pending;
  for (size_t i = 0; i < commits.size(); ++i) pending.push_back({commits[i].commit, sources[i]});
  return log.Append(absl::MakeSpan(pending));
}

std::vector<TestCommit> ReadAll(const CommitLog& log, ReadOrder order, int64_t first,
                                int64_t last) {
  Collector collector;
  EXPECT_THAT(log.Read(first, last, order, collector), testing::IsOk());
  return std::move(collector).Take();
}

std::vector<TestCommit> VersionsOf(const CommitLog& log, const std::string& name, int64_t last,
                                   int64_t limit) {
  Collector collector;
  EXPECT_THAT(log.ReadVersions(name, last, limit, collector), testing::IsOk());
  return std::move(collector).Take();
}

}  // namespace oas::log
