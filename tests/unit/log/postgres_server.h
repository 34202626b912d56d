// A PostgreSQL server of a test's own: Debian's, in a temporary folder, on a Unix socket in it.
//
//     PostgresServer server(PostgresServer::New());
//     ASSERT_TRUE(server.Start());
//     OpenLog(server.Address("my_test"));
#ifndef OAS_TESTS_UNIT_LOG_POSTGRES_SERVER_H_
#define OAS_TESTS_UNIT_LOG_POSTGRES_SERVER_H_

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/temp_folder.h"

namespace oas::log {

// Runs as the user `postgres` when the test is root, whom PostgreSQL refuses. Ends with the test,
// however the test ends. What its programs print is in the folder. Not thread-safe.
class PostgresServer {
 public:
  // Whether PostgreSQL is there.
  static bool IsInstalled();

  // A server of a new, empty cluster that does not sync to the disk, or of a copy of `primary` that
  // follows it. Not started yet. Aborts the test program when that fails.
  PostgresServer();
  explicit PostgresServer(const PostgresServer& primary, const std::string& name);
  ~PostgresServer();

  // Starts it, and waits until it takes connections. `settings` are lines of its configuration.
  void Start(const std::vector<std::string>& settings = {});
  // kill -9, and what it does to a database at work.
  void Kill();
  // Makes a standby the primary; it takes writes then.
  void Promote() const;

  // Runs SQL; fails the test when there is an error. The first column of the first row.
  std::string Query(const std::string& sql) const;
  // Where a store of its own may be made, in the schema `schema`, which is made when missing.
  std::string Address(const std::string& schema) const;
  // The folder of its socket: its host, as PostgreSQL says.
  const std::string& host() const { return folder_.path(); }

 private:
  std::string Data() const { return folder_.Path("data"); }
  bool TakesConnections() const;

  const testing::TempFolder folder_;
  pid_t process_ = -1;
};

}  // namespace oas::log

#endif  // OAS_TESTS_UNIT_LOG_POSTGRES_SERVER_H_
