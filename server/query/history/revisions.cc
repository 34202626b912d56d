#include "server/query/history/revisions.h"

#include <algorithm>
#include <optional>

#include "server/catalog/catalog_errors.h"
#include "server/catalog/timestamps.h"
#include "server/log/log_errors.h"
#include "server/query/query_errors.h"
#include "server/query/read_plan.h"

namespace oas::query {
v1::Revision RevisionOf(const log::Commit& commit) {
  v1::Revision revision;
  revision.set_revision(commit.revision);
  *revision.mutable_commit_time() = catalog::TimestampOf(commit.commit_time);
  revision.set_author(commit.author);
  revision.set_reason(commit.reason);
  revision.set_change_count(commit.change_count);
  return revision;
}

absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const HistoryContext& context,
                                                        const v1::ListRevisionsRequest& request) {
  const absl::StatusOr<int64_t> limit = PageLimit(request.page_size());
  if (!limit.ok()) return limit.status();
  const absl::StatusOr<std::optional<PagePosition>> start = PageStart(request);
  if (!start.ok()) return start.status();
  const int64_t newest = context.catalog.Newest()->revision();
  PagePosition position = start->value_or(PagePosition{
      .revision = newest,
      .request_hash = RequestHash(request),
      .index = static_cast<uint64_t>(newest),
  });
  const int64_t last = static_cast<int64_t>(position.index);
  if (position.revision > newest || last < 0 || last > position.revision) {
    return InvalidPageToken("page_token");
  }
  const int64_t first = std::max<int64_t>(last - *limit + 1, 1);
  v1::ListRevisionsResponse response;
  const absl::Status read = context.log.ReadCommits(
      first, last, log::ReadOrder::kNewestFirst, [&](const log::Commit& commit) {
        *response.add_revisions() = RevisionOf(commit);
        return absl::OkStatus();
      });
  if (!read.ok()) return read;
  position.index = static_cast<uint64_t>(first - 1);
  if (first > 1) response.set_next_page_token(EncodePageToken(position));
  response.set_newest_revision(newest);
  return response;
}

absl::StatusOr<log::Commit> FindRevision(const HistoryContext& context, absl::string_view field,
                                         int64_t revision) {
  if (revision == 0) return FieldRequired(field, "give the number of a revision, 1 or later");
  const int64_t newest = context.catalog.Newest()->revision();
  if (revision < 1 || revision > newest) return catalog::RevisionNotFound(revision, newest);
  absl::StatusOr<std::optional<log::Commit>> commit = context.log.Find(revision);
  if (!commit.ok()) return commit.status();
  if (!commit->has_value()) {
    return log::StoreDamaged(absl::StrCat("revision ", revision, " is missing"));
  }
  return **std::move(commit);
}

}  // namespace oas::query
