#include "server/curation/replayed_commit.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "server/curation/curation_errors.h"
#include "server/log/revision_reader.h"

namespace oas::curation {

absl::StatusOr<bool> AnswerReplay(log::CommitLog& log, const CommitRequest& request,
                                  CommitOutcome& outcome) {
  const std::string& id = request.options.request_id();
  if (id.empty()) return false;
  const absl::StatusOr<std::optional<log::Commit>> found = log.FindRequest(id);
  if (!found.ok()) return found.status();
  if (!found->has_value()) return false;
  // This acknowledges it, maybe for the first time.
  absl::Status secured = log.Secure();
  if (!secured.ok()) return secured;
  const log::Commit& commit = **found;
  absl::StatusOr<std::vector<log::CommittedRevisionPtr>> revisions = log::ReadRevisions(
      log, commit.revision, commit.revision,
      [&](absl::string_view name) { return log::RecordAt(log, name, commit.revision - 1); });
  if (!revisions.ok()) return revisions.status();
  absl::flat_hash_set<absl::string_view> names;
  for (const IncomingRecord& record : request.records) names.insert(record.name);
  for (const v1::RecordDelete& deleted : request.deletes) names.insert(deleted.name());
  int64_t unchanged = static_cast<int64_t>(names.size());
  for (const log::VersionChange& change : revisions->front()->changes) {
    const bool named = names.contains(change.name);
    if (named) --unchanged;
    const bool pruned = change.current == nullptr && request.options.prune();
    if (!named && !pruned) return RequestIdReused(id, commit.revision);
  }
  if (commit.reason != request.options.reason()) return RequestIdReused(id, commit.revision);
  outcome.revision = commit.revision;
  outcome.commit_time = commit.commit_time;
  outcome.changes = revisions->front()->changes;
  outcome.unchanged_count = unchanged;
  outcome.replayed = true;
  return true;
}

}  // namespace oas::curation
