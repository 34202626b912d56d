#include "server/log/postgres_schema.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

constexpr int64_t kVersion = 1;  // a change of the tables adds 1 and migrates

// oas_store comes first, so that of two servers which start at once one fails there.
constexpr char kTables[] = R"sql(
CREATE TABLE oas_store (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  version INTEGER NOT NULL,
  id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  last_position BIGINT NOT NULL
);
CREATE TABLE oas_revisions (
  revision BIGINT PRIMARY KEY,
  commit_time BIGINT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  request_id TEXT NOT NULL,
  change_count BIGINT NOT NULL,
  chain BIGINT NOT NULL,
  last_position BIGINT NOT NULL
);
CREATE UNIQUE INDEX oas_revisions_by_request_id ON oas_revisions (request_id)
  WHERE request_id <> '';
CREATE INDEX oas_revisions_by_time ON oas_revisions (commit_time, revision);
CREATE TABLE oas_changes (
  position BIGINT PRIMARY KEY,
  revision BIGINT NOT NULL,
  name TEXT NOT NULL,
  old_hash BIGINT,
  reason TEXT NOT NULL,
  bytes BYTEA
);
CREATE INDEX oas_changes_by_name ON oas_changes (name, position);
)sql";

absl::StatusOr<bool> IsMade(PostgresSession& session) {
  const absl::StatusOr<pqxx::result> tables = session.Query(
      "SELECT count(*) FROM information_schema.tables "
      "WHERE table_schema = current_schema() AND table_name = 'oas_store'");
  if (!tables.ok()) return tables.status();
  return (*tables)[0][0].as<int64_t>() > 0;
}

absl::Status MakeTables(PostgresSession& session, const std::string& store_id) {
  return session.Guard([&](pqxx::connection& connection) {
    pqxx::work transaction(connection);
    transaction.exec(absl::StrCat(
        kTables,
        "INSERT INTO oas_store (only_row, version, id, revision, last_position) VALUES (1, ",
        kVersion, ", '", store_id, "', 0, 0)"));
    transaction.commit();
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<std::string> PreparePostgresSchema(PostgresSession& session,
                                                  const std::string& new_store_id,
                                                  const std::string& shown) {
  absl::StatusOr<bool> made = IsMade(session);
  if (!made.ok()) return made.status();
  if (!*made && new_store_id.empty()) return StoreMissing(shown);
  if (!*made) {
    const absl::Status status = MakeTables(session, new_store_id);
    // Another server may have made them at the same moment; then they are there now.
    made = status.ok() ? absl::StatusOr<bool>(true) : IsMade(session);
    if (!made.ok()) return made.status();
    if (!*made) return status;
  }
  const absl::StatusOr<pqxx::result> store = session.Query("SELECT version, id FROM oas_store");
  if (!store.ok()) return store.status();
  if (store->empty()) return StoreDamaged("its id is missing");
  const auto version = (*store)[0][0].as<int64_t>();
  if (version > kVersion) return StoreTooNew(shown, version, kVersion);
  return (*store)[0][1].as<std::string>();
}

}  // namespace oas::log
