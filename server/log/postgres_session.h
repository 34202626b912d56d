// A connection to PostgreSQL whose errors are statuses.
#ifndef OAS_SERVER_LOG_POSTGRES_SESSION_H_
#define OAS_SERVER_LOG_POSTGRES_SESSION_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/log/postgres_address.h"

namespace oas::log {

// Not thread-safe.
class PostgresSession {
 public:
  // Connects. Errors as of ErrorOfState, UNAVAILABLE when no server takes the connection.
  static absl::StatusOr<std::unique_ptr<PostgresSession>> Open(const PostgresAddress& address);

  // The same for a connection that was lost: what its errors say may reach a client, and does not
  // tell of hosts and users.
  static absl::StatusOr<std::unique_ptr<PostgresSession>> Reopen(const PostgresAddress& address);

  // Runs one statement by itself, in which $1 is `text`, if given: UTF-8 without a zero byte.
  // Errors as of ErrorOfState.
  absl::StatusOr<pqxx::result> Query(const std::string& sql,
                                     const std::optional<std::string>& text = std::nullopt);

  // Calls `use` with the connection, and turns what it throws into a status as of
  // ErrorOfException.
  absl::Status Guard(absl::FunctionRef<absl::Status(pqxx::connection&)> use);

  // Whether the connection is of no more use: it broke, the server is stopping, or it became a
  // standby. Another one may then find the server that took over.
  bool lost() const { return lost_; }

 private:
  explicit PostgresSession(PostgresAddress address) : address_(std::move(address)) {}

  const PostgresAddress address_;
  std::unique_ptr<pqxx::connection> connection_;
  std::unique_ptr<pqxx::quiet_errorhandler> quiet_;
  bool lost_ = false;
};

// Sessions for reading, at most a few. Thread-safe.
class PostgresSessions {
 public:
  explicit PostgresSessions(PostgresAddress address) : address_(std::move(address)) {}

  // Runs a statement that reads, as PostgresSession does, on a session that nobody else uses; waits
  // for one. Connects again when the connection was lost meanwhile. Errors as of ErrorOfState.
  absl::StatusOr<pqxx::result> Query(const std::string& sql,
                                     const std::optional<std::string>& text = std::nullopt) const;

 private:
  using Session = std::unique_ptr<PostgresSession>;

  Session Take() const;
  void Put(Session session) const;

  const PostgresAddress address_;
  mutable std::mutex mutex_;
  mutable std::condition_variable returned_;
  mutable std::vector<Session> idle_;
  mutable int in_use_ = 0;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_SESSION_H_
