// The address of a PostgreSQL store: postgresql://USER@HOST,HOST/DATABASE?OPTION=VALUE, as libpq
// takes it, with what a server of ours wants unless the address says otherwise.
#ifndef OAS_SERVER_LOG_POSTGRES_ADDRESS_H_
#define OAS_SERVER_LOG_POSTGRES_ADDRESS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace oas::log {

class PostgresAddress {
 public:
  static bool IsOne(absl::string_view address);
  // InvalidPostgresAddress when libpq cannot read it. Looks for no server.
  static absl::StatusOr<PostgresAddress> Parse(const std::string& address);

  // What to connect with; holds the password. Only primaries are connected to, of several hosts
  // the one that is one; a host that is gone is noticed within seconds.
  const std::string& connection_string() const { return connection_string_; }
  // What to show to people: without passwords.
  const std::string& shown() const { return shown_; }
  // `message` without what is secret in the address.
  std::string Scrub(absl::string_view message) const;

 private:
  PostgresAddress() = default;

  std::string connection_string_;
  std::string shown_;
  std::vector<std::string> secrets_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_ADDRESS_H_
