// Appends to a PostgreSQL store, as one of several servers that may do so.
#ifndef OAS_SERVER_LOG_POSTGRES_WRITER_H_
#define OAS_SERVER_LOG_POSTGRES_WRITER_H_

#include <memory>
#include <pqxx/pqxx>
#include <utility>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "server/log/commit_log.h"
#include "server/log/postgres_address.h"
#include "server/log/postgres_append.h"
#include "server/log/postgres_session.h"

namespace oas::log {

// Not thread-safe.
class PostgresWriter {
 public:
  explicit PostgresWriter(PostgresAddress address) : address_(std::move(address)) {}

  // As CommitLog::Append. Connects again when the connection was lost before anything was sent.
  absl::Status Append(absl::Span<PendingCommit> commits);

  // As those of CommitLog.
  absl::Status Reserve();
  void Release() { append_ = nullptr; }
  absl::Status Secure();

 private:
  absl::Status Connect();
  absl::Status Begin(pqxx::connection& connection);
  // `untouched` becomes false when a source has been asked, after which there is no second try.
  absl::Status TryAppend(absl::Span<PendingCommit> commits, bool& untouched);

  const PostgresAddress address_;
  std::unique_ptr<PostgresSession> session_;
  std::unique_ptr<PostgresAppend> append_;  // under way, or reserved
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_WRITER_H_
