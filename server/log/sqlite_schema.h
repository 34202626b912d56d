// The tables of a SQLite store: made in a new file, checked in an old one.
//
//     store      one row: id, 32 hexadecimal digits
//     revisions  one row a commit: revision, commit_time (nanoseconds since 1970), author, reason,
//                request_id, change_count, chain, last_position (of its last change)
//     changes    one row a change: position, revision, name, old_hash, reason (of a tombstone),
//                bytes (NULL: a tombstone)
//
// A position counts the changes of the whole log from 1, so that a commit is a range of them and
// both tables are written and read front to back. Indexes find a commit by its request_id and its
// time, and the versions of a record by its name.
#ifndef OAS_SERVER_LOG_SQLITE_SCHEMA_H_
#define OAS_SERVER_LOG_SQLITE_SCHEMA_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/log/sqlite_connection.h"

namespace oas::log {

// NotAStore when the file is not empty and no SQLite database, by its first bytes: kHeaderSize of
// them, or all. `path` as the user wrote it.
inline constexpr size_t kHeaderSize = 16;
absl::Status CheckFileHeader(absl::string_view first_bytes, const std::string& path);

// Whether the database has our tables; false when it is empty. NotAStore when it is another
// program's, StoreTooNew when it is of a later version; errors as of SqliteError.
absl::StatusOr<bool> IsMade(const SqliteConnection& connection, const std::string& path);

// Sets how the connection writes, and makes the tables in an empty database, whose store gets the
// id. Errors as of IsMade.
absl::Status PrepareSchema(SqliteConnection& connection, const std::string& path,
                           const std::string& new_store_id);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_SQLITE_SCHEMA_H_
