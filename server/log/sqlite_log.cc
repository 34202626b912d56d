#include "server/log/sqlite_log.h"

#include "server/log/log_errors.h"
#include "server/log/pending_commits.h"
#include "server/log/sqlite_schema.h"

namespace oas::log {

absl::StatusOr<std::unique_ptr<SqliteLog>> SqliteLog::Open(const std::string& path) {
  absl::StatusOr<FileLock> lock = FileLock::Take(path);
  if (!lock.ok()) return lock.status();
  const absl::Status header = CheckFileHeader(*lock, path);
  if (!header.ok()) return header;
  absl::StatusOr<SqliteWriter> writer = SqliteWriter::Open(lock->path(), path, NewStoreId());
  if (writer.status().code() == absl::StatusCode::kFailedPrecondition) return writer.status();
  if (!writer.ok()) return StoreNotOpened(path, writer.status());
  const absl::StatusOr<SqliteReader> reader = SqliteReader::Open(lock->path());
  if (!reader.ok()) return StoreNotOpened(path, reader.status());
  const absl::StatusOr<SqliteReader::Tip> tip = reader->CheckTip();
  if (!tip.ok()) return StoreNotOpened(path, tip.status());
  absl::StatusOr<std::string> store_id = reader->StoreId();
  if (!store_id.ok()) return StoreNotOpened(path, store_id.status());
  writer->StartAfter(tip->last_position);
  return std::unique_ptr<SqliteLog>(
      new SqliteLog(*std::move(lock), *std::move(writer), *std::move(store_id), tip->commit));
}

absl::Status SqliteLog::Append(absl::Span<PendingCommit> commits) {
  const std::lock_guard<std::mutex> lock(append_mutex_);
  absl::StatusOr<Commit> newest = writer_.Append(commits, newest_.Get());
  if (writer_.broken()) broken_ = true;
  if (!newest.ok()) return newest.status();
  newest_.Set(*std::move(newest));
  return absl::OkStatus();
}

absl::Status SqliteLog::WaitForNews(int64_t revision, absl::Time deadline) const {
  newest_.WaitAfter(revision, deadline);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Commit>> SqliteLog::Find(int64_t revision) const {
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->Find(revision);
}

absl::StatusOr<std::optional<Commit>> SqliteLog::FindRequest(absl::string_view request_id) const {
  // What this process does not see may still be on the disk.
  if (broken_) return StoreUnavailable("a commit failed", "start the server again");
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->FindRequest(request_id);
}

absl::StatusOr<std::optional<Commit>> SqliteLog::FindAt(absl::Time time) const {
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->FindAt(time);
}

absl::Status SqliteLog::Read(int64_t first, int64_t last, ReadOrder order,
                             CommitVisitor& visitor) const {
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->Read(first, last, order, visitor);
}

absl::Status SqliteLog::ReadCommits(int64_t first, int64_t last, ReadOrder order,
                                    absl::FunctionRef<absl::Status(const Commit&)> tell) const {
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->ReadCommits(first, last, order, tell);
}

absl::Status SqliteLog::ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                                     CommitVisitor& visitor) const {
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->ReadVersions(name, last, limit, visitor);
}

absl::Status SqliteLog::VerifyFile() const {
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->CheckPages();
}

}  // namespace oas::log
