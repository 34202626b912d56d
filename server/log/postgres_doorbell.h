// Tells servers that share a PostgreSQL store that one of them has committed. Only a doorbell: a
// ring may be lost or be about nothing, so whoever waits looks for himself now and then anyway.
#ifndef OAS_SERVER_LOG_POSTGRES_DOORBELL_H_
#define OAS_SERVER_LOG_POSTGRES_DOORBELL_H_

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/time/time.h"
#include "server/log/postgres_address.h"
#include "server/log/postgres_session.h"

namespace oas::log {

// Has a connection and a thread of its own, so nobody waits for NOTIFY or for a lost server.
// Thread-safe.
class PostgresDoorbell {
 public:
  explicit PostgresDoorbell(PostgresAddress address);
  ~PostgresDoorbell();
  PostgresDoorbell(const PostgresDoorbell&) = delete;
  PostgresDoorbell& operator=(const PostgresDoorbell&) = delete;

  // Wakes those who wait, here and on the other servers.
  void Ring();
  // How often it has rung.
  int64_t rings() const;
  // Until it has rung more often than `rings`, at most until `deadline`.
  void WaitAfter(int64_t rings, absl::Time deadline) const;

 private:
  void Run();
  // Waits for the connection, if any, for Ring or for the end; false at the end.
  bool WaitForSomething();
  // NOTIFY when somebody rang here, and wakes those who wait here when somebody rang at all.
  void PassOn();
  void WakeUp();

  const PostgresAddress address_;
  mutable std::mutex mutex_;
  mutable std::condition_variable rung_;
  int64_t rings_ = 0;
  bool to_notify_ = false;
  bool ending_ = false;
  int wake_ = -1;                             // an eventfd(2): there is something to do
  std::unique_ptr<PostgresSession> session_;  // of the thread
  std::thread thread_;                        // last: it uses the others
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_DOORBELL_H_
