#include "server/log/postgres_log.h"

#include <algorithm>

#include "absl/time/clock.h"
#include "server/log/log_errors.h"
#include "server/log/postgres_schema.h"

namespace oas::log {

absl::StatusOr<std::unique_ptr<PostgresLog>> PostgresLog::Open(const std::string& address,
                                                               const std::string& new_store_id) {
  const absl::StatusOr<PostgresAddress> parsed = PostgresAddress::Parse(address);
  if (!parsed.ok()) return parsed.status();
  const auto session = PostgresSession::Open(*parsed);
  if (!session.ok()) return StoreNotOpened(parsed->shown(), session.status());
  absl::StatusOr<std::string> store_id =
      PreparePostgresSchema(**session, new_store_id, parsed->shown());
  if (absl::IsNotFound(store_id.status())) return store_id.status();
  if (store_id.status().code() == absl::StatusCode::kFailedPrecondition) return store_id.status();
  if (!store_id.ok()) return StoreNotOpened(parsed->shown(), store_id.status());
  return std::unique_ptr<PostgresLog>(new PostgresLog(*parsed, *std::move(store_id)));
}

absl::Status PostgresLog::Append(absl::Span<PendingCommit> commits) {
  const std::lock_guard<std::mutex> lock(append_mutex_);
  absl::Status status = writer_.Append(commits);
  if (status.ok()) doorbell_.Ring();
  return status;
}

absl::Status PostgresLog::Reserve() {
  const std::lock_guard<std::mutex> lock(append_mutex_);
  return writer_.Reserve();
}

void PostgresLog::Release() {
  const std::lock_guard<std::mutex> lock(append_mutex_);
  writer_.Release();
}

absl::Status PostgresLog::Secure() {
  const std::lock_guard<std::mutex> lock(append_mutex_);
  return writer_.Secure();
}

absl::Status PostgresLog::WaitForNews(int64_t revision, absl::Time deadline) const {
  constexpr absl::Duration kLongestSilence = absl::Seconds(1);
  while (true) {
    const int64_t rings = doorbell_.rings();
    // A store that does not answer has no news; who waits asks it something else next.
    const absl::StatusOr<int64_t> newest = reader_.NewestRevision();
    const absl::Time now = absl::Now();
    if ((newest.ok() && *newest > revision) || now >= deadline) return absl::OkStatus();
    doorbell_.WaitAfter(rings, std::min(deadline, now + kLongestSilence));
  }
}

}  // namespace oas::log
