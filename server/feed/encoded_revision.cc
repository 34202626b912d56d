#include "server/feed/encoded_revision.h"

#include <utility>

#include "server/catalog/decoded_record.h"
#include "server/catalog/field_diff.h"
#include "server/catalog/timestamps.h"
#include "server/catalog/wire.h"
#include "server/feed/resume_token.h"

namespace oas::feed {
namespace {

using catalog::AppendField;
using catalog::AppendHeader;

size_t IndexOf(v1::RecordView view) { return view == v1::RECORD_VIEW_BASIC ? 1 : 0; }

}  // namespace

v1::ChangeType TypeOf(const log::VersionChange& change) {
  if (change.current == nullptr) return v1::CHANGE_TYPE_DELETED;
  return change.previous == nullptr ? v1::CHANGE_TYPE_CREATED : v1::CHANGE_TYPE_UPDATED;
}

void AppendRecord(int field, const catalog::StoredRecord& record, v1::RecordView view,
                  std::string& bytes) {
  const absl::string_view content = record.Bytes(view);
  std::string header;
  AppendHeader(record.facts().kind, content.size(), header);
  AppendHeader(field, header.size() + content.size(), bytes);
  bytes += header;
  bytes.append(content.data(), content.size());
}

EncodedRevision::EncodedRevision(log::CommittedRevisionPtr revision, std::string store_id)
    : revision_(std::move(revision)), store_id_(std::move(store_id)) {
  for (size_t i = 0; i < revision_->changes.size(); ++i) bytes_ += SizeOf(i);
}

size_t EncodedRevision::SizeOf(size_t index) const {
  constexpr size_t kAround = 64;  // tags, lengths, paths
  const log::VersionChange& change = revision_->changes[index];
  size_t size = kAround + change.name.size();
  for (const auto& version : {change.current, change.previous}) {
    if (version != nullptr) size += version->Bytes(v1::RECORD_VIEW_FULL).size();
  }
  return size;
}

EncodedRevision::Piece EncodedRevision::Encode(const log::VersionChange& change,
                                               v1::RecordView view) const {
  Piece piece;
  if (change.current != nullptr) {
    AppendRecord(v1::RecordChange::kCurrentFieldNumber, *change.current, view, piece.before);
  }
  if (change.previous != nullptr) {
    AppendRecord(v1::RecordChange::kPreviousFieldNumber, *change.previous, view, piece.before);
  }
  AppendField(v1::RecordChange::kNameFieldNumber, absl::string_view(change.name), piece.after);
  if (!change.reason.empty()) {
    AppendField(v1::RecordChange::kDeleteReasonFieldNumber, absl::string_view(change.reason),
                piece.after);
  }
  if (change.current == nullptr || change.previous == nullptr) return piece;
  const v1::Record current = catalog::DecodeRecord(*change.current);
  const v1::Record previous = catalog::DecodeRecord(*change.previous);
  for (const std::string& path :
       catalog::ChangedPaths(catalog::ContentOf(previous), catalog::ContentOf(current))) {
    AppendField(v1::RecordChange::kChangedPathsFieldNumber, absl::string_view(path), piece.after);
  }
  return piece;
}

const std::vector<EncodedRevision::Piece>& EncodedRevision::Pieces(v1::RecordView view) const {
  const size_t index = IndexOf(view);
  std::call_once(pieces_made_[index], [&] {
    for (const log::VersionChange& change : revision_->changes) {
      pieces_[index].push_back(Encode(change, view));
    }
  });
  return pieces_[index];
}

std::shared_ptr<const std::string> EncodedRevision::Whole(v1::RecordView view) const {
  const size_t index = IndexOf(view);
  std::call_once(whole_made_[index], [&] {
    std::vector<SeenChange> all;
    for (size_t i = 0; i < revision_->changes.size(); ++i) {
      all.push_back({i, TypeOf(revision_->changes[i])});
    }
    whole_[index] = std::make_shared<const std::string>(
        Response(all, view, /*last_part=*/true, /*next_change=*/0, /*previous_chain=*/0));
  });
  return whole_[index];
}

std::string EncodedRevision::Response(absl::Span<const SeenChange> changes, v1::RecordView view,
                                      bool last_part, size_t next_change,
                                      uint64_t previous_chain) const {
  using Batch = v1::ChangeBatch;
  const log::Commit& commit = revision_->commit;
  std::string batch;
  for (const SeenChange& seen : changes) {
    const Piece made = IsSmall() ? Piece() : Encode(revision_->changes[seen.index], view);
    const Piece& piece = IsSmall() ? Pieces(view)[seen.index] : made;
    std::string type;
    AppendField(v1::RecordChange::kTypeFieldNumber, static_cast<uint64_t>(seen.type), type);
    AppendHeader(Batch::kChangesFieldNumber, piece.before.size() + type.size() + piece.after.size(),
                 batch);
    batch += piece.before;
    batch += type;
    batch += piece.after;
  }
  AppendField(Batch::kCommitTimeFieldNumber,
              absl::string_view(catalog::TimestampOf(commit.commit_time).SerializeAsString()),
              batch);
  if (!commit.author.empty()) {
    AppendField(Batch::kAuthorFieldNumber, absl::string_view(commit.author), batch);
  }
  if (!commit.reason.empty()) {
    AppendField(Batch::kReasonFieldNumber, absl::string_view(commit.reason), batch);
  }
  if (!last_part) AppendField(Batch::kPartialFieldNumber, uint64_t{1}, batch);

  ResumeToken token = {.store_id = store_id_, .revision = commit.revision, .chain = commit.chain};
  if (!last_part) {
    token.revision = commit.revision - 1;
    token.chain = previous_chain;
    token.change = next_change;
  }
  std::string response;
  response.reserve(batch.size() + 64);
  AppendField(v1::WatchTimelineResponse::kChangesFieldNumber, absl::string_view(batch), response);
  if (token.revision != 0) {
    AppendField(v1::WatchTimelineResponse::kRevisionFieldNumber,
                static_cast<uint64_t>(token.revision), response);
  }
  AppendField(v1::WatchTimelineResponse::kResumeTokenFieldNumber,
              absl::string_view(EncodeToken(token)), response);
  return response;
}

}  // namespace oas::feed
