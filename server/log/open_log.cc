#include "server/log/open_log.h"

#include "absl/strings/strip.h"
#include "server/log/log_errors.h"
#include "server/log/memory_log.h"
#include "server/log/postgres_address.h"
#include "server/log/postgres_log.h"
#include "server/log/sqlite_log.h"

namespace oas::log {
namespace {

constexpr absl::string_view kMemory = "memory:";
constexpr absl::string_view kSqlitePrefix = "sqlite:";

}  // namespace

absl::Status CheckAddress(const std::string& address) {
  if (PostgresAddress::IsOne(address)) return PostgresAddress::Parse(address).status();
  absl::string_view path = address;
  const bool sqlite = absl::ConsumePrefix(&path, kSqlitePrefix) && !path.empty();
  return sqlite || address == kMemory ? absl::OkStatus() : UnknownStore(address);
}

absl::StatusOr<std::unique_ptr<CommitLog>> OpenLog(const std::string& address) {
  const absl::Status checked = CheckAddress(address);
  if (!checked.ok()) return checked;
  if (address == kMemory) return std::make_unique<MemoryLog>();
  if (PostgresAddress::IsOne(address)) return PostgresLog::Open(address);
  return SqliteLog::Open(std::string(absl::StripPrefix(address, kSqlitePrefix)));
}

std::string ShownAddress(const std::string& address) {
  if (!PostgresAddress::IsOne(address)) return address;
  const absl::StatusOr<PostgresAddress> parsed = PostgresAddress::Parse(address);
  return parsed.ok() ? parsed->shown() : "postgresql://…";
}

}  // namespace oas::log
