#include "server/curation/writer.h"

#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "server/catalog/error_details.h"

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

}  // namespace

Writer::Writer(log::CommitLog& log, CommitPublisher& publisher)
    : committer_(log, publisher), thread_([this] { Run(); }) {}

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
  std::vector<const CommitRequest*> requests;
  for (const Pending& pending : group) requests.push_back(&pending.request);
  auto outcomes = committer_.Commit(requests);
  if (!outcomes.ok() && !absl::IsUnavailable(outcomes.status()) && group.size() > 1) {
    // What the store cannot take of one must not fail the others.
    for (Pending& pending : group) CommitGroup(absl::MakeSpan(&pending, 1));
    return;
  }
  for (size_t i = 0; i < group.size(); ++i) {
    Answer(group[i], outcomes.ok() ? std::move((*outcomes)[i]) : outcomes.status());
  }
}

}  // namespace oas::curation
