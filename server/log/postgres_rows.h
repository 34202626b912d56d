// Commits and changes as rows of a PostgreSQL store, and the other way round.
#ifndef OAS_SERVER_LOG_POSTGRES_ROWS_H_
#define OAS_SERVER_LOG_POSTGRES_ROWS_H_

#include <cstdint>
#include <optional>
#include <pqxx/pqxx>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "server/log/commit_log.h"

namespace oas::log {

inline constexpr char kCommitColumns[] =
    "revision, commit_time, author, reason, request_id, change_count, chain, last_position";
inline constexpr char kChangeColumns[] = "position, revision, name, old_hash, reason, bytes";

// A row of kCommitColumns.
struct CommitRow {
  Commit commit;
  int64_t last_position = 0;  // of its last change, or of the one before when it has none
};
CommitRow ReadCommitRow(const pqxx::row& row);

// A row of kChangeColumns. The change points into the row and this.
class ChangeRow {
 public:
  explicit ChangeRow(const pqxx::row& row);
  const Change& change() const { return change_; }

 private:
  std::optional<pqxx::binarystring> bytes_;
  Change change_;
};

// What follows VALUES in an INSERT of such a row. TextNotKept for texts that PostgreSQL does not
// take.
absl::StatusOr<std::string> ValuesOf(const CommitRow& row, pqxx::connection& connection);
absl::StatusOr<std::string> ValuesOf(int64_t position, int64_t revision, const Change& change,
                                     pqxx::connection& connection);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_ROWS_H_
