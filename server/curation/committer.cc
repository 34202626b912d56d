#include "server/curation/committer.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <random>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/catalog/error_details.h"
#include "server/catalog/fingerprint.h"
#include "server/curation/replayed_commit.h"
#include "server/log/log_errors.h"
#include "server/log/revision_reader.h"

namespace oas::curation {
namespace {

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

Committer::Committer(log::CommitLog& log, CommitPublisher& publisher)
    : log_(log), publisher_(publisher), id_(RandomId()) {}

std::string Committer::OwnRequestId() {
  return absl::StrCat("missiond-", absl::Hex(id_, absl::kZeroPad16), "-", ++own_ids_);
}

absl::StatusOr<std::vector<absl::StatusOr<CommitOutcome>>> Committer::Commit(Requests requests) {
  constexpr int kMostTries = 20;
  absl::Status status;
  std::vector<Draft> drafts;
  for (int i = 0; i < kMostTries; ++i) {
    const std::lock_guard<std::mutex> lock(mutex_);
    drafts.clear();
    status = TryCommit(requests, drafts);
    if (status.code() != absl::StatusCode::kAborted) break;
    // Others wait meanwhile: who is behind would otherwise be overtaken again and again.
    status = log_.Reserve();
    if (status.ok()) status = CatchUpLocked();
    if (!status.ok()) break;
    // What the caller hears when another server is faster each time.
    status = AlwaysOvertaken();
  }
  log_.Release();
  if (!status.ok()) return status;
  std::vector<absl::StatusOr<CommitOutcome>> outcomes;
  for (Draft& draft : drafts) {
    if (draft.refusal.ok()) {
      outcomes.emplace_back(std::move(draft.outcome));
    } else {
      outcomes.emplace_back(draft.refusal);
    }
  }
  return outcomes;
}

absl::Status Committer::TryCommit(Requests requests, std::vector<Draft>& drafts) {
  const catalog::SnapshotPtr newest = publisher_.Newest();
  WorkingCatalog working(newest);
  log::Commit previous;
  previous.revision = newest->revision();
  previous.commit_time = newest->commit_time();
  for (const CommitRequest* const request : requests) {
    drafts.push_back(Plan(*request, working, previous));
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

Committer::Draft Committer::Plan(const CommitRequest& request, WorkingCatalog& working,
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

absl::Status Committer::Append(std::vector<Draft>& drafts) {
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

absl::Status Committer::Settle(std::vector<Draft>& drafts, const absl::Status& unknown) const {
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

void Committer::Publish(const WorkingCatalog& working, std::vector<Draft>& drafts) {
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

absl::Status Committer::CatchUp() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return CatchUpLocked();
}

absl::Status Committer::CatchUpLocked() {
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

absl::Status Committer::CheckHistory() {
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
