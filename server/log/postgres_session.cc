#include "server/log/postgres_session.h"

#include "server/log/log_errors.h"
#include "server/log/postgres_errors.h"

namespace oas::log {

absl::StatusOr<std::unique_ptr<PostgresSession>> PostgresSession::Open(
    const PostgresAddress& address) {
  auto session = std::unique_ptr<PostgresSession>(new PostgresSession(address));
  try {
    session->connection_ = std::make_unique<pqxx::connection>(address.connection_string());
    // Warnings of the server do not belong on our stderr. The connection owns the handler.
    session->quiet_ = std::make_unique<pqxx::quiet_errorhandler>(*session->connection_);
  } catch (...) {
    return ErrorOfException(address).status;
  }
  return session;
}

absl::StatusOr<std::unique_ptr<PostgresSession>> PostgresSession::Reopen(
    const PostgresAddress& address) {
  absl::StatusOr<std::unique_ptr<PostgresSession>> opened = Open(address);
  if (opened.ok()) return opened;
  return StoreUnavailable("its database takes no connection",
                          "try again; when it stays so, see to the database server");
}

absl::Status PostgresSession::Guard(absl::FunctionRef<absl::Status(pqxx::connection&)> use) {
  try {
    return use(*connection_);
  } catch (...) {
    PostgresError error = ErrorOfException(address_);
    lost_ = lost_ || error.connection_lost || !connection_->is_open();
    return std::move(error.status);
  }
}

absl::StatusOr<pqxx::result> PostgresSession::Query(const std::string& sql,
                                                    const std::optional<std::string>& text) {
  pqxx::result result;
  const absl::Status status = Guard([&](pqxx::connection& connection) {
    pqxx::nontransaction transaction(connection);
    result = text.has_value() ? transaction.exec_params(sql, *text) : transaction.exec(sql);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return result;
}

absl::StatusOr<pqxx::result> PostgresSessions::Query(const std::string& sql,
                                                     const std::optional<std::string>& text) const {
  Session session = Take();
  absl::StatusOr<pqxx::result> result = absl::UnavailableError("not connected");
  if (session != nullptr) result = session->Query(sql, text);
  // An idle connection may have been lost long ago; a fresh one tells how things are.
  if (session == nullptr || session->lost()) {
    absl::StatusOr<Session> opened = PostgresSession::Reopen(address_);
    if (opened.ok()) {
      session = *std::move(opened);
      result = session->Query(sql, text);
    } else {
      session = nullptr;
      result = opened.status();
    }
  }
  Put(std::move(session));
  return result;
}

PostgresSessions::Session PostgresSessions::Take() const {
  constexpr int kMostSessions = 4;
  std::unique_lock<std::mutex> lock(mutex_);
  returned_.wait(lock, [&] { return in_use_ < kMostSessions; });
  ++in_use_;
  if (idle_.empty()) return nullptr;
  Session session = std::move(idle_.back());
  idle_.pop_back();
  return session;
}

void PostgresSessions::Put(Session session) const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    --in_use_;
    if (session != nullptr && !session->lost()) {
      idle_.push_back(std::move(session));
    }
  }
  returned_.notify_one();
}

}  // namespace oas::log
