// The tables of a PostgreSQL store: made in a database that has none, checked in one that has.
//
//     oas_store      one row: version (of the layout), id, revision and last_position (the newest
//                    ones)
//     oas_revisions  one row a commit, as in a SQLite store
//     oas_changes    one row a change, likewise
//
// The row of oas_store is written last in every append, so the commits of all servers follow one
// another, and revisions have no gap and are in the order of commit. Nothing but SQL that other
// databases which speak PostgreSQL's protocol also have.
#ifndef OAS_SERVER_LOG_POSTGRES_SCHEMA_H_
#define OAS_SERVER_LOG_POSTGRES_SCHEMA_H_

#include <string>

#include "absl/status/statusor.h"
#include "server/log/postgres_session.h"

namespace oas::log {

// The id of the store; a new one, whose tables are made now, gets `new_store_id`. `shown` is the
// address for people. StoreMissing when there is none and the
// new id is empty, StoreTooNew when the tables are of a later version; errors as of
// ErrorOfState.
absl::StatusOr<std::string> PreparePostgresSchema(PostgresSession& session,
                                                  const std::string& new_store_id,
                                                  const std::string& shown);

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_SCHEMA_H_
