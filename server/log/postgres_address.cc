#include "server/log/postgres_address.h"

#include <libpq-fe.h>

#include <array>
#include <map>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

// What libpq would do otherwise: wait for ever for a host that does not answer, and take a standby
// for as good as a primary.
constexpr std::array<std::pair<const char*, const char*>, 8> kDefaults = {{
    {"connect_timeout", "5"},
    {"target_session_attrs", "read-write"},
    {"keepalives_idle", "10"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "20000"},
    {"client_encoding", "UTF8"},
    {"fallback_application_name", "missiond"},
}};

std::string Quoted(const std::string& value) {
  return absl::StrCat("'", absl::StrReplaceAll(value, {{"\\", "\\\\"}, {"'", "\\'"}}), "'");
}

using Settings = std::map<std::string, std::string>;

std::string ValueOf(const Settings& settings, const std::string& keyword) {
  const auto found = settings.find(keyword);
  return found == settings.end() ? "" : found->second;
}

std::string Shown(const Settings& settings) {
  const std::string user = ValueOf(settings, "user");
  const std::string host = ValueOf(settings, "host");
  const std::string port = ValueOf(settings, "port");
  return absl::StrCat("postgresql://", user, user.empty() ? "" : "@", host, port.empty() ? "" : ":",
                      port, "/", ValueOf(settings, "dbname"));
}

}  // namespace

bool PostgresAddress::IsOne(absl::string_view address) {
  return absl::StartsWith(address, "postgresql://") || absl::StartsWith(address, "postgres://");
}

absl::StatusOr<PostgresAddress> PostgresAddress::Parse(const std::string& address) {
  char* error = nullptr;  // not told: it quotes the address
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(address.c_str(), &error), &PQconninfoFree);
  PQfreemem(error);
  if (!IsOne(address) || options == nullptr) return InvalidPostgresAddress();
  PostgresAddress parsed;
  Settings settings(kDefaults.begin(), kDefaults.end());
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    settings[option->keyword] = option->val;
    // libpq marks with a star what is not to be shown.
    if (option->dispchar[0] == '*' && option->val[0] != '\0') {
      parsed.secrets_.emplace_back(option->val);
    }
  }
  for (const auto& [keyword, value] : settings) {
    absl::StrAppend(&parsed.connection_string_, keyword, "=", Quoted(value), " ");
  }
  parsed.shown_ = Shown(settings);
  return parsed;
}

std::string PostgresAddress::Scrub(absl::string_view message) const {
  std::string scrubbed(message);
  for (const std::string& secret : secrets_) {
    scrubbed = absl::StrReplaceAll(scrubbed, {{secret, "***"}});
  }
  return scrubbed;
}

}  // namespace oas::log
