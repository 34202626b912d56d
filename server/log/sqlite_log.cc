#include "server/log/sqlite_log.h"

#include <fstream>

#include "server/log/log_errors.h"
#include "server/log/sqlite_schema.h"

namespace oas::log {
namespace {

// Checking the index of names takes 4 µs a change: seconds, where there are a million.
constexpr int64_t kMostIndexed = 25'000;

struct End {
  SqliteReader::Tip tip;
  std::string store_id;
};

// Whether the end of the log is whole, and what it is. Its index of names is checked too, unless
// there are more changes than `most_indexed`.
absl::StatusOr<End> CheckEnd(const std::string& path, int64_t most_indexed) {
  const absl::StatusOr<SqliteReader> reader = SqliteReader::Open(path);
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<SqliteReader::Tip> tip = reader->CheckTip();
  if (!tip.ok()) return tip.status();
  if (tip->last_position <= most_indexed) {
    if (absl::Status names = reader->CheckNames(); !names.ok()) return names;
  }
  absl::StatusOr<std::string> store_id = reader->StoreId();
  if (!store_id.ok()) return store_id.status();
  return End{*tip, *std::move(store_id)};
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteLog>> SqliteLog::Open(const std::string& path,
                                                           const std::string& new_store_id) {
  absl::StatusOr<FileLock> lock = FileLock::Take(path);
  if (!lock.ok()) return lock.status();
  const absl::Status header = CheckFileHeader(lock->FirstBytes(kHeaderSize), path);
  if (!header.ok()) return header;
  const std::string file = lock->path();
  absl::StatusOr<SqliteWriter> writer = SqliteWriter::Open(file, path, new_store_id);
  if (writer.status().code() == absl::StatusCode::kFailedPrecondition) return writer.status();
  if (!writer.ok()) return StoreNotOpened(path, writer.status());
  absl::StatusOr<End> end = CheckEnd(file, kMostIndexed);
  if (!end.ok()) return StoreNotOpened(path, end.status());
  writer->StartAfter(end->tip.last_position);
  auto claim = std::make_unique<Claim>(Claim{*std::move(lock), *std::move(writer)});
  return std::unique_ptr<SqliteLog>(
      new SqliteLog(std::move(claim), file, std::move(end->store_id), std::move(end->tip.commit)));
}

absl::StatusOr<std::unique_ptr<SqliteLog>> SqliteLog::OpenToRead(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return StoreMissing(path);
  std::string first(kHeaderSize, '\0');
  file.read(first.data(), kHeaderSize);
  first.resize(static_cast<size_t>(file.gcount()));
  const absl::Status header = CheckFileHeader(first, path);
  if (!header.ok()) return header;
  const absl::StatusOr<SqliteReader> reader = SqliteReader::Open(path);
  if (!reader.ok()) return StoreNotOpened(path, reader.status());
  const absl::StatusOr<bool> made = IsMade(reader->connection(), path);
  if (made.status().code() == absl::StatusCode::kFailedPrecondition) return made.status();
  if (!made.ok()) return StoreNotOpened(path, made.status());
  if (!*made) return NotAStore(path, "an empty file");
  absl::StatusOr<End> end = CheckEnd(path, /*most_indexed=*/0);  // who only reads may verify
  if (!end.ok()) return StoreNotOpened(path, end.status());
  return std::unique_ptr<SqliteLog>(
      new SqliteLog(nullptr, path, std::move(end->store_id), Commit()));
}

absl::Status SqliteLog::Append(absl::Span<PendingCommit> commits) {
  if (claim_ == nullptr) return StoreFault("it was opened to read");
  const std::lock_guard<std::mutex> lock(append_mutex_);
  absl::StatusOr<Commit> newest = claim_->writer.Append(commits, newest_.Get());
  if (claim_->writer.broken()) broken_ = true;
  if (!newest.ok()) return newest.status();
  newest_.Set(*std::move(newest));
  return absl::OkStatus();
}

absl::StatusOr<Commit> SqliteLog::Newest() const {
  if (claim_ != nullptr) return newest_.Get();
  const absl::StatusOr<SqliteReaders::Lease> reader = readers_.Take();
  if (!reader.ok()) return reader.status();
  return (*reader)->Newest();
}

absl::Status SqliteLog::WaitForNews(int64_t revision, absl::Time deadline) const {
  if (claim_ == nullptr) return StoreFault("it was opened to read");
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
