#include "server/query/history/record_history.h"

#include <optional>
#include <utility>
#include <vector>

#include "server/catalog/catalog_errors.h"
#include "server/catalog/field_diff.h"
#include "server/catalog/record_kind.h"
#include "server/query/history/record_versions.h"
#include "server/query/history/revisions.h"
#include "server/query/query_errors.h"
#include "server/query/read_plan.h"

namespace oas::query {
namespace {

absl::Status CheckName(absl::string_view name) {
  if (name.empty()) {
    return FieldRequired("name", "give the name of a record, such as missions/{mission}");
  }
  v1::RecordKind kind = catalog::KindOfName(name);
  // The form of some name, where it is none of any kind.
  if (kind == v1::RECORD_KIND_UNSPECIFIED) kind = v1::RECORD_KIND_MISSION;
  if (!catalog::IsNameOfKind(name, kind)) return catalog::InvalidName("name", name, kind);
  return absl::OkStatus();
}

// `before` is the version before, nullptr when there is none.
absl::StatusOr<v1::RecordRevision> RecordRevisionOf(const RecordVersion& version,
                                                    const RecordVersion* before) {
  v1::RecordRevision answer;
  *answer.mutable_revision() = RevisionOf(version.commit);
  answer.set_type(version.type);
  answer.set_delete_reason(version.delete_reason);
  v1::Record previous;
  if (before != nullptr && before->type != v1::CHANGE_TYPE_DELETED) {
    absl::StatusOr<v1::Record> record = RecordOf(*before);
    if (!record.ok()) return record.status();
    previous = *std::move(record);
  }
  if (version.type != v1::CHANGE_TYPE_DELETED) {
    absl::StatusOr<v1::Record> record = RecordOf(version);
    if (!record.ok()) return record.status();
    *answer.mutable_record() = *std::move(record);
  }
  for (v1::FieldDiff& diff :
       catalog::DiffFields(catalog::ContentOf(previous), catalog::ContentOf(answer.record()))) {
    *answer.add_fields() = std::move(diff);
  }
  return answer;
}

// Fills the page; the last version stays for the next one when there are more.
absl::Status AddVersions(const RecordVersions& found, int64_t limit,
                         v1::ListRecordRevisionsResponse& response, PagePosition& position) {
  const std::vector<RecordVersion>& versions = found.versions;
  size_t bytes = 0;
  for (size_t i = 0; i < versions.size(); ++i) {
    const bool has_before = i + 1 < versions.size();
    const bool full = static_cast<int64_t>(i) >= limit || (i > 0 && bytes > kMostHistoryPageBytes);
    // Without the version before it cannot be told what differs.
    if (full || (!has_before && found.more)) {
      position.index = static_cast<uint64_t>(versions[i].commit.revision);
      response.set_next_page_token(EncodePageToken(position));
      break;
    }
    absl::StatusOr<v1::RecordRevision> answer =
        RecordRevisionOf(versions[i], has_before ? &versions[i + 1] : nullptr);
    if (!answer.ok()) return answer.status();
    bytes += answer->ByteSizeLong();
    *response.add_record_revisions() = *std::move(answer);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::ListRecordRevisionsResponse> ListRecordRevisions(
    const HistoryContext& context, const v1::ListRecordRevisionsRequest& request) {
  const absl::StatusOr<int64_t> limit = PageLimit(request.page_size());
  if (!limit.ok()) return limit.status();
  if (absl::Status name = CheckName(request.name()); !name.ok()) return name;
  const absl::StatusOr<std::optional<PagePosition>> start = PageStart(request);
  if (!start.ok()) return start.status();
  const catalog::SnapshotPtr newest = context.catalog.Newest();
  PagePosition position = start->value_or(PagePosition{
      .revision = newest->revision(),
      .request_hash = RequestHash(request),
      .index = static_cast<uint64_t>(newest->revision()),
  });
  // One more, for what differs from it. Half of the bytes: the differences repeat what they are of.
  const absl::StatusOr<RecordVersions> found =
      ReadVersionsOf(context.log, request.name(), static_cast<int64_t>(position.index),
                     {.count = *limit + 1, .bytes = kMostHistoryPageBytes / 2});
  if (!found.ok()) return found.status();
  if (found->versions.empty()) {
    return catalog::RecordNotFound(*newest, catalog::KindOfName(request.name()), {request.name()});
  }
  v1::ListRecordRevisionsResponse response;
  absl::Status added = AddVersions(*found, *limit, response, position);
  if (!added.ok()) return added;
  return response;
}

}  // namespace oas::query
