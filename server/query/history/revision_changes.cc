#include "server/query/history/revision_changes.h"

#include <optional>
#include <utility>

#include "server/catalog/field_diff.h"
#include "server/catalog/record_kind.h"
#include "server/query/history/record_versions.h"
#include "server/query/history/revisions.h"
#include "server/query/read_plan.h"

namespace oas::query {
namespace {

// The record as it was before `change`; not set when there was none.
absl::StatusOr<v1::Record> RecordBefore(const log::CommitLog& log, const RecordVersion& change) {
  if (change.type == v1::CHANGE_TYPE_CREATED) return v1::Record();
  const absl::StatusOr<RecordVersions> before = ReadVersionsOf(
      log, change.name, change.commit.revision - 1, {.count = 1, .bytes = kMostHistoryPageBytes});
  if (!before.ok()) return before.status();
  if (before->versions.empty() || before->versions[0].type == v1::CHANGE_TYPE_DELETED) {
    return v1::Record();
  }
  return RecordOf(before->versions[0]);
}

absl::StatusOr<v1::RecordChange> ChangeOf(const log::CommitLog& log, const RecordVersion& version) {
  v1::RecordChange change;
  change.set_name(version.name);
  change.set_type(version.type);
  change.set_delete_reason(version.delete_reason);
  absl::StatusOr<v1::Record> previous = RecordBefore(log, version);
  if (!previous.ok()) return previous.status();
  absl::StatusOr<v1::Record> current = v1::Record();
  if (version.type != v1::CHANGE_TYPE_DELETED) current = RecordOf(version);
  if (!current.ok()) return current.status();
  for (std::string& path :
       catalog::ChangedPaths(catalog::ContentOf(*previous), catalog::ContentOf(*current))) {
    change.add_changed_paths(std::move(path));
  }
  if (catalog::ContentOf(*previous) != nullptr) *change.mutable_previous() = *std::move(previous);
  if (catalog::ContentOf(*current) != nullptr) *change.mutable_current() = *std::move(current);
  return change;
}

}  // namespace

absl::StatusOr<v1::GetRevisionResponse> GetRevision(const HistoryContext& context,
                                                    const v1::GetRevisionRequest& request) {
  const absl::StatusOr<int64_t> limit = PageLimit(request.page_size());
  if (!limit.ok()) return limit.status();
  const absl::StatusOr<std::optional<PagePosition>> start = PageStart(request);
  if (!start.ok()) return start.status();
  const absl::StatusOr<log::Commit> commit = FindRevision(context, "revision", request.revision());
  if (!commit.ok()) return commit.status();
  PagePosition position = start->value_or(
      PagePosition{.revision = commit->revision, .request_hash = RequestHash(request)});
  const absl::StatusOr<RecordVersions> changes =
      ReadChangesOf(context.log, commit->revision, position.index,
                    {.count = *limit, .bytes = kMostHistoryPageBytes});
  if (!changes.ok()) return changes.status();

  v1::GetRevisionResponse response;
  size_t bytes = 0;
  for (const RecordVersion& version : changes->versions) {
    if (context.cancelled()) return HistoryCancelled();
    absl::StatusOr<v1::RecordChange> change = ChangeOf(context.log, version);
    if (!change.ok()) return change.status();
    bytes += change->ByteSizeLong();
    if (bytes > kMostHistoryPageBytes && response.changes_size() > 0) break;
    *response.add_changes() = *std::move(change);
    ++position.index;
  }
  const bool more = static_cast<int64_t>(position.index) < commit->change_count;
  if (more && response.changes_size() > 0) response.set_next_page_token(EncodePageToken(position));
  *response.mutable_revision() = RevisionOf(*commit);
  return response;
}

}  // namespace oas::query
