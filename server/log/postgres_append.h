// One transaction that appends to a PostgreSQL store, in which no other one appends.
#ifndef OAS_SERVER_LOG_POSTGRES_APPEND_H_
#define OAS_SERVER_LOG_POSTGRES_APPEND_H_

#include <cstdint>
#include <pqxx/pqxx>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/log/commit_log.h"
#include "server/log/postgres_rows.h"

namespace oas::log {

// Taken back when it goes without End. Throws what libpqxx throws; not thread-safe.
class PostgresAppend {
 public:
  explicit PostgresAppend(pqxx::connection& connection)
      : connection_(connection), transaction_(connection) {}

  // Waits until nobody else appends, at most twenty seconds, and finds where the log ends.
  absl::Status Begin();

  const Commit& newest() const { return newest_.commit; }

  // Adds a commit after the newest; it is the newest then.
  absl::Status Add(const PendingCommit& pending);

  // Moves the counter of revisions.
  absl::Status Finish();

  void End() { transaction_.commit(); }

 private:
  absl::Status AddRow(absl::string_view table, absl::string_view columns,
                      const absl::StatusOr<std::string>& values);

  pqxx::connection& connection_;
  pqxx::work transaction_;
  CommitRow newest_;
  int64_t revision_before_ = 0;
  std::string statement_;    // not sent yet
  absl::string_view table_;  // into which the end of it inserts
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_APPEND_H_
