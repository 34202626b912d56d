#include "server/curation/writer.h"

#include <algorithm>
#include <limits>
#include <random>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/catalog/error_details.h"
#include "server/catalog/fingerprint.h"
#include "server/curation/replayed_commit.h"
#include "server/curation/working_catalog.h"
#include "server/log/log_errors.h"
#include "server/log/revision_reader.h"

namespace oas::curation {
namespace {

constexpr size_t kMostWaiting = 10'000;
constexpr size_t kMostInGroup = 256;
constexpr size_t kMostRecordsInGroup = 10'000;

absl::Status Stopping() {
  absl::Status status =
      catalog::MakeError(absl::StatusCode::kUnavailable, v1::ERROR_REASON_DRAINING,
                         "the server is stopping; call again and another one will answer", {});
  catalog::AddRetry(absl::Seconds(1), status);
  return status;
}

absl::Status TooMuchWaits() {
  absl::Status status =
      catalog::MakeError(absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_OVERLOADED,
                         "too many commits wait; call again a little later", {});
  catalog::AddRetry(absl::Milliseconds(500), status);
  return status;
}

absl::Status AlwaysOvertaken() {
  absl::Status status = catalog::MakeError(
      absl::StatusCode::kResourceExhausted, v1::ERROR_REASON_OVERLOADED,
      "other servers of the same store commit without a pause; call again a little later", {});
  catalog::AddRetry(absl::Milliseconds(500), status);
  return status;
}

uint64_t RandomId() {
  std::random_device random;  // the system's own source
  return uint64_t{random()} << 32 | random();
}

}  // namespace

Writer::Writer(log::CommitLog& log, CommitPublisher& publisher)
    : log_(log), publisher_(publisher), id_(RandomId()), thread_([this] { Run(); }) {}

Writer::~Writer() {
  std::deque<Pending> refused;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
    refused.swap(waiting_);
  }
  changed_.notify_all();
  thread_.join();
  for (Pending& pending : refused) Answer(pending, Stopping());
}

absl::Status Writer::Enqueue(Pending& pending) {
  absl::Status options = CheckOptions(pending.request.options);
  if (!options.ok()) return options;
  const std::lock_guard<std::mutex> lock(mutex_);
  if (ending_) return Stopping();
  if (waiting_.size() >= kMostWaiting) return TooMuchWaits();
  waiting_.push_back(std::move(pending));
  return absl::OkStatus();
}

void Writer::Submit(CommitRequest request, Done done) {
  Pending pending = {std::move(request), std::move(done)};
  ++pending_;
  absl::Status refusal = Enqueue(pending);
  // Once the mutex is free: the thread would wake only to wait for it.
  if (refusal.ok()) return changed_.notify_one();
  Answer(pending, std::move(refusal));
}

void Writer::Answer(Pending& pending, absl::StatusOr<CommitOutcome> outcome) {
  pending.done(std::move(outcome));
  --pending_;
}

std::string Writer::OwnRequestId() {
  return absl::StrCat("missiond-", absl::Hex(id_, absl::kZeroPad16), "-", ++own_ids_);
}

std::vector<Writer::Pending> Writer::TakeGroup() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
  std::vector<Pending> group;
  size_t records = 0;
  absl::flat_hash_set<std::string> ids;
  while (!waiting_.empty() && group.size() < kMostInGroup && records < kMostRecordsInGroup) {
    Pending& next = waiting_.front();
    const std::string& id = next.request.options.request_id();
    // A retry is answered once its first try is committed.
    if (!id.empty() && !ids.insert(id).second) break;
    records += next.request.records.size();
    group.push_back(std::move(next));
    waiting_.pop_front();
  }
  return group;
}

void Writer::Run() {
  while (true) {
    std::vector<Pending> group = TakeGroup();
    if (group.empty()) return;
    CommitGroup(absl::MakeSpan(group));
  }
}

void Writer::CommitGroup(absl::Span<Pending> group) {
  constexpr int kMostTries = 20;
  absl::Status status;
  std::vector<Draft> drafts;
  for (int i = 0; i < kMostTries; ++i) {
    const std::lock_guard<std::mutex> lock(commit_mutex_);
    drafts.clear();
    status = TryGroup(group, drafts);
    if (status.code() != absl::StatusCode::kAborted) break;
    // Others wait meanwhile: who is behind would otherwise be overtaken again and again.
    status = log_.Reserve();
    if (status.ok()) status = CatchUpLocked();
    if (!status.ok()) break;
    // What the caller hears when another server is faster each time.
    status = AlwaysOvertaken();
  }
  log_.Release();
  if (!status.ok() && status.code() != absl::StatusCode::kUnavailable && group.size() > 1) {
    // What the store cannot take of one must not fail the others.
    for (Pending& pending : group) CommitGroup(absl::MakeSpan(&pending, 1));
    return;
  }
  for (size_t i = 0; i < group.size(); ++i) {
    if (!status.ok()) {
      Answer(group[i], status);
    } else if (!drafts[i].refusal.ok()) {
      Answer(group[i], drafts[i].refusal);
    } else {
      Answer(group[i], std::move(drafts[i].outcome));
    }
  }
}

absl::Status Writer::TryGroup(absl::Span<Pending> group, std::vector<Draft>& drafts) {
  const catalog::SnapshotPtr newest = publisher_.Newest();
  WorkingCatalog working(newest);
  log::Commit previous;
  previous.revision = newest->revision();
  previous.commit_time = newest->commit_time();
  for (const Pending& pending : group) {
    drafts.push_back(Plan(pending.request, working, previous));
    const Draft& draft = drafts.back();
    if (!draft.commits) continue;
    working.Apply(draft.outcome.changes);
    previous = draft.commit;
  }
  if (previous.revision == newest->revision()) return absl::OkStatus();
  absl::Status appended = Append(drafts);
  if (appended.ok()) Publish(working, drafts);
  return appended;
}

Writer::Draft Writer::Plan(const CommitRequest& request, WorkingCatalog& working,
                           const log::Commit& previous) {
  Draft draft;
  const absl::StatusOr<bool> replayed = AnswerReplay(log_, request, draft.outcome);
  if (!replayed.ok()) draft.refusal = replayed.status();
  if (!replayed.ok() || *replayed) return draft;
  log::Commit& commit = draft.commit;
  commit.revision = previous.revision + 1;
  // A clock that was set back must not make catalog time run backwards.
  commit.commit_time = std::max(absl::Now(), previous.commit_time);
  commit.author = request.author;
  commit.reason = request.options.reason();
  commit.request_id = request.options.request_id();
  // A log of this process's own cannot be asked again before the next start, and an id costs it a
  // page for each commit.
  if (commit.request_id.empty() && log_.IsShared()) commit.request_id = OwnRequestId();
  absl::StatusOr<ChangePlan> plan =
      PlanChanges(working, request, commit.revision, commit.commit_time, log_);
  if (!plan.ok()) {
    draft.refusal = plan.status();
    return draft;
  }
  draft.commits = !plan->changes.empty() && !request.options.validate_only();
  draft.outcome.revision = draft.commits ? commit.revision : previous.revision;
  if (draft.commits) draft.outcome.commit_time = commit.commit_time;
  draft.outcome.changes = std::move(plan->changes);
  draft.outcome.unchanged_count = plan->unchanged_count;
  return draft;
}

absl::Status Writer::Append(std::vector<Draft>& drafts) {
  // The sources of changes must stay where they are while the log reads them.
  struct Source {
    explicit Source(const std::vector<log::VersionChange>& all) : changes(all) {}
    absl::StatusOr<bool> operator()(log::Change& change) const {
      if (next == changes.size()) return false;
      const log::VersionChange& version = changes[next++];
      change = {.name = version.name, .reason = version.reason};
      if (version.previous != nullptr) {
        change.old_hash = catalog::Fingerprint(version.previous->Bytes(v1::RECORD_VIEW_FULL));
      }
      if (version.current != nullptr) change.bytes = version.current->Bytes(v1::RECORD_VIEW_FULL);
      return true;
    }
    const std::vector<log::VersionChange>& changes;
    mutable size_t next = 0;
  };
  std::deque<Source> sources;
  std::vector<log::PendingCommit> commits;
  for (Draft& draft : drafts) {
    if (!draft.commits) continue;
    sources.emplace_back(draft.outcome.changes);
    commits.push_back(log::PendingCommit{draft.commit, sources.back()});
  }
  commits.front().previous_chain = newest_chain_;
  absl::Status appended = log_.Append(absl::MakeSpan(commits));
  return appended.code() == absl::StatusCode::kUnknown ? Settle(drafts, appended) : appended;
}

absl::Status Writer::Settle(std::vector<Draft>& drafts, const absl::Status& unknown) const {
  if (!log_.IsShared()) return unknown;
  constexpr int kMostTries = 15;
  for (int i = 0; i < kMostTries; ++i) {
    bool committed = true;
    bool answered = true;
    for (Draft& draft : drafts) {
      if (!draft.commits) continue;
      const auto found = log_.FindRequest(draft.commit.request_id);
      answered = found.ok();
      if (!answered) break;
      committed = found->has_value();
      if (!committed) break;
      draft.commit = **found;
    }
    if (answered && committed) answered = log_.Secure().ok();
    if (answered) return committed ? absl::OkStatus() : absl::AbortedError("not committed");
    // The store does not answer yet; this waits for at most a second.
    log_.WaitForNews(std::numeric_limits<int64_t>::max(), absl::Now() + absl::Seconds(1))
        .IgnoreError();
  }
  return unknown;
}

void Writer::Publish(const WorkingCatalog& working, std::vector<Draft>& drafts) {
  std::vector<log::CommittedRevisionPtr> revisions;
  for (const Draft& draft : drafts) {
    if (!draft.commits) continue;
    auto revision = std::make_shared<log::CommittedRevision>();
    revision->commit = draft.commit;
    revision->changes = draft.outcome.changes;
    revisions.push_back(std::move(revision));
  }
  const log::Commit last = revisions.back()->commit;
  publisher_.Publish(working.ToSnapshot(last.revision, last.commit_time), std::move(revisions));
  newest_chain_ = last.chain;
}

absl::Status Writer::CatchUp() {
  const std::lock_guard<std::mutex> lock(commit_mutex_);
  return CatchUpLocked();
}

absl::Status Writer::CatchUpLocked() {
  WorkingCatalog working(publisher_.Newest());
  const absl::StatusOr<std::vector<log::CommittedRevisionPtr>> revisions =
      log::ReadRevisions(log_, working.base().revision() + 1, std::numeric_limits<int64_t>::max(),
                         [&](absl::string_view name) { return working.Find(name); });
  if (!revisions.ok()) return revisions.status();
  // Afterwards, for history can be lost at any moment.
  absl::Status checked = CheckHistory();
  if (!checked.ok() || revisions->empty()) return checked;
  for (const log::CommittedRevisionPtr& revision : *revisions) working.Apply(revision->changes);
  const log::Commit& last = revisions->back()->commit;
  publisher_.Publish(working.ToSnapshot(last.revision, last.commit_time), *revisions);
  newest_chain_ = last.chain;
  return absl::OkStatus();
}

absl::Status Writer::CheckHistory() {
  const int64_t revision = publisher_.Newest()->revision();
  if (!log_.IsShared() || revision == 0) return absl::OkStatus();
  const absl::StatusOr<std::optional<log::Commit>> found = log_.Find(revision);
  if (!found.ok()) return found.status();
  const bool there = found->has_value();
  if (!there || (*found)->chain != newest_chain_.value_or((*found)->chain)) {
    history_lost_ = true;
    return log::HistoryLost(revision);
  }
  newest_chain_ = (*found)->chain;
  return absl::OkStatus();
}

}  // namespace oas::curation
