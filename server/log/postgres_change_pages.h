// Reads the changes of commits from a PostgreSQL store: those of many small commits with one
// statement, those of a large one with several.
#ifndef OAS_SERVER_LOG_POSTGRES_CHANGE_PAGES_H_
#define OAS_SERVER_LOG_POSTGRES_CHANGE_PAGES_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/log/commit_log.h"
#include "server/log/postgres_rows.h"
#include "server/log/postgres_session.h"

namespace oas::log {

// Not thread-safe.
class PostgresChangePages {
 public:
  explicit PostgresChangePages(const PostgresSessions& sessions) : sessions_(sessions) {}

  // Tells `visitor` of commits that follow one another in the log, upwards or downwards, each with
  // its changes. DATA_LOSS when a change is missing; errors as of ErrorOfState, and the visitor's.
  absl::Status Tell(absl::Span<const CommitRow> commits, CommitVisitor& visitor);

 private:
  // How many of `commits` fit into one statement, at least one.
  size_t CountThatFit(absl::Span<const CommitRow> commits) const;
  absl::Status TellTogether(absl::Span<const CommitRow> commits, CommitVisitor& visitor);
  absl::Status TellLarge(const CommitRow& row, CommitVisitor& visitor);
  // The changes of these positions, all of them.
  absl::StatusOr<pqxx::result> Select(int64_t first, int64_t last);

  const PostgresSessions& sessions_;
  int64_t page_size_ = 64;  // changes in a statement; follows the size of what comes
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_CHANGE_PAGES_H_
