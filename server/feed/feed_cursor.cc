#include "server/feed/feed_cursor.h"

#include <utility>
#include <vector>

#include "server/catalog/catalog_errors.h"
#include "server/catalog/wire.h"
#include "server/feed/feed_errors.h"
#include "server/query/request_checks.h"
#include "server/query/requested_kinds.h"

namespace oas::feed {
namespace {

constexpr absl::Duration kUsualProgress = absl::Seconds(30);
constexpr size_t kInitialBytes = 64 << 10;  // of one part of the initial state
constexpr int kInitialRecords = 4096;       // most records looked at for it

absl::StatusOr<absl::Duration> ProgressInterval(const v1::WatchTimelineRequest& request) {
  if (!request.has_progress_interval()) return kUsualProgress;
  const auto& asked = request.progress_interval();
  const absl::Duration interval = absl::Seconds(asked.seconds()) + absl::Nanoseconds(asked.nanos());
  if (interval < absl::Seconds(1) || interval > absl::Hours(24)) return InvalidProgressInterval();
  return interval;
}

}  // namespace

absl::StatusOr<FeedCursor> FeedCursor::Open(CommitFeed& feed,
                                            const v1::WatchTimelineRequest& request) {
  absl::StatusOr<FeedFilter> filter = FeedFilter::Create(request);
  if (!filter.ok()) return filter.status();
  FeedCursor cursor(feed, *std::move(filter));
  absl::Status started = cursor.Start(request);
  if (!started.ok()) return started;
  return cursor;
}

absl::Status FeedCursor::Start(const v1::WatchTimelineRequest& request) {
  if (auto view = query::CheckView(request.view()); !view.ok()) return view;
  view_ = query::ViewOr(request.view(), v1::RECORD_VIEW_FULL);
  const absl::StatusOr<absl::Duration> interval = ProgressInterval(request);
  if (!interval.ok()) return interval.status();
  progress_interval_ = *interval;
  absl::Status status;
  switch (request.start_case()) {
    case v1::WatchTimelineRequest::kResumeToken: {
      const absl::StatusOr<ResumeToken> token = DecodeToken(request.resume_token());
      return token.ok() ? Resume(*token) : token.status();
    }
    case v1::WatchTimelineRequest::kEarliest:
      status = StartAfter(0);
      break;
    case v1::WatchTimelineRequest::kRevision:
      if (request.revision() < 1) return InvalidStartRevision(request.revision());
      status = StartAfter(request.revision() - 1);
      break;
    case v1::WatchTimelineRequest::kNow:
    case v1::WatchTimelineRequest::START_NOT_SET:
      status = StartAfter(feed_->Newest()->revision());
      break;
  }
  if (!status.ok() || !request.send_initial_state()) return status;
  return StartInitialState(0);
}

absl::Status FeedCursor::StartAfter(int64_t revision) {
  const int64_t newest = feed_->Newest()->revision();
  if (revision > newest) return catalog::RevisionNotFound(revision + 1, newest);
  seen_ = revision;
  if (revision == 0) return absl::OkStatus();
  const absl::StatusOr<std::optional<log::Commit>> commit = feed_->log().Find(revision);
  if (!commit.ok()) return commit.status();
  if (!commit->has_value()) return catalog::RevisionNotFound(revision, newest);
  chain_ = (*commit)->chain;
  return absl::OkStatus();
}

absl::Status FeedCursor::Resume(const ResumeToken& token) {
  if (token.store_id != feed_->store_id()) {
    return ForeignResumeToken(feed_->store_id(), token.store_id);
  }
  if (token.revision > 0) {
    const absl::StatusOr<std::optional<log::Commit>> commit = feed_->log().Find(token.revision);
    if (!commit.ok()) return commit.status();
    if (!commit->has_value() || (*commit)->chain != token.chain) {
      return LostHistory(token.revision, feed_->Newest()->revision());
    }
  }
  seen_ = token.revision;
  chain_ = token.chain;
  change_ = token.change;
  return token.in_initial_state ? StartInitialState(token.position) : absl::OkStatus();
}

absl::Status FeedCursor::StartInitialState(uint64_t position) {
  initial_.emplace();
  if (seen_ == 0) return absl::OkStatus();  // before the first revision there is nothing
  absl::StatusOr<catalog::SnapshotPtr> snapshot = feed_->catalog().AtPinnedRevision(seen_);
  if (!snapshot.ok()) return snapshot.status();
  initial_->records.emplace(*snapshot, query::AllKinds(), position);
  initial_->snapshot = *std::move(snapshot);
  return absl::OkStatus();
}

FeedCursor::Step FeedCursor::NextStep() {
  // Making a part of a large revision takes a while too.
  if (initial_.has_value() || ready_ != nullptr) return Step::kSlow;
  if (feed_->Newest()->revision() <= seen_) return Step::kWait;
  ready_ = feed_->Recent(seen_ + 1);
  return ready_ != nullptr ? Step::kQuick : Step::kSlow;
}

absl::StatusOr<ResponseBytes> FeedCursor::Pull() {
  if (initial_.has_value()) return PullInitialState();
  if (ready_ == nullptr) {
    absl::StatusOr<EncodedRevisionPtr> loaded = feed_->Load(seen_ + 1);
    if (!loaded.ok()) return loaded.status();
    ready_ = *std::move(loaded);
  }
  ResponseBytes response = PullRevision(*ready_);
  // A large revision is kept until its last part: reading it anew for each would take very long.
  if (change_ == 0) ready_ = nullptr;
  return response;
}

ResponseBytes FeedCursor::PullRevision(const EncodedRevision& revision) {
  const log::CommittedRevision& committed = revision.revision();
  if (filter_.SeesEverything() && revision.IsSmall() && change_ == 0) {
    seen_ = committed.commit.revision;
    chain_ = committed.commit.chain;
    return revision.Whole(view_);
  }
  const catalog::SnapshotPtr snapshot = feed_->Newest();
  std::vector<SeenChange> seen;
  size_t bytes = 0;
  for (; change_ < committed.changes.size(); ++change_) {
    const log::VersionChange& change = committed.changes[change_];
    const v1::ChangeType type = filter_.TypeOf(change, *snapshot);
    if (type == v1::CHANGE_TYPE_UNSPECIFIED) continue;
    bytes += revision.SizeOf(change_);
    if (!seen.empty() && bytes > EncodedRevision::kMostBytes) break;
    seen.push_back({change_, type});
  }
  const bool last = change_ >= committed.changes.size();
  ResponseBytes response;
  if (!seen.empty()) {
    response =
        std::make_shared<const std::string>(revision.Response(seen, view_, last, change_, chain_));
  }
  if (last) {
    seen_ = committed.commit.revision;
    chain_ = committed.commit.chain;
    change_ = 0;
  }
  return response;
}

ResponseBytes FeedCursor::PullInitialState() {
  std::string batch;
  int looked_at = 0;
  const catalog::StoredRecordPtr* record = nullptr;
  for (; batch.size() < kInitialBytes && looked_at < kInitialRecords; ++looked_at) {
    record = initial_->records.has_value() ? initial_->records->Next() : nullptr;
    if (record == nullptr) break;
    if (!filter_.Selects(**record, *initial_->snapshot)) continue;
    std::string change;
    AppendRecord(v1::RecordChange::kCurrentFieldNumber, **record, view_, change);
    catalog::AppendField(v1::RecordChange::kTypeFieldNumber,
                         static_cast<uint64_t>(v1::CHANGE_TYPE_CREATED), change);
    catalog::AppendField(v1::RecordChange::kNameFieldNumber, (*record)->name(), change);
    catalog::AppendField(v1::ChangeBatch::kChangesFieldNumber, absl::string_view(change), batch);
  }
  if (batch.empty() && record == nullptr) {
    initial_.reset();
    v1::WatchTimelineResponse synced;
    synced.mutable_synced();
    return Respond(std::move(synced));
  }
  if (batch.empty()) return nullptr;
  std::string response;
  catalog::AppendField(v1::WatchTimelineResponse::kChangesFieldNumber, absl::string_view(batch),
                       response);
  catalog::AppendField(v1::WatchTimelineResponse::kRevisionFieldNumber,
                       static_cast<uint64_t>(seen_), response);
  catalog::AppendField(v1::WatchTimelineResponse::kResumeTokenFieldNumber,
                       absl::string_view(EncodeToken(Token())), response);
  return std::make_shared<const std::string>(std::move(response));
}

ResumeToken FeedCursor::Token() const {
  ResumeToken token = {.store_id = feed_->store_id(), .revision = seen_, .chain = chain_};
  token.change = change_;
  if (initial_.has_value()) {
    token.in_initial_state = true;
    token.position = initial_->position();
  }
  return token;
}

ResponseBytes FeedCursor::Respond(v1::WatchTimelineResponse response) const {
  response.set_revision(seen_);
  response.set_resume_token(EncodeToken(Token()));
  return std::make_shared<const std::string>(response.SerializeAsString());
}

ResponseBytes FeedCursor::Progress() const {
  v1::WatchTimelineResponse response;
  response.mutable_progress()->set_newest_revision(feed_->Newest()->revision());
  return Respond(std::move(response));
}

ResponseBytes FeedCursor::Draining() const {
  v1::WatchTimelineResponse response;
  response.mutable_draining();
  return Respond(std::move(response));
}

}  // namespace oas::feed
