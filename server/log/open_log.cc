#include "server/log/open_log.h"

#include "absl/strings/strip.h"
#include "server/log/log_errors.h"
#include "server/log/memory_log.h"
#include "server/log/pending_commits.h"
#include "server/log/postgres_address.h"
#include "server/log/postgres_log.h"
#include "server/log/sqlite_log.h"

namespace oas::log {
namespace {

constexpr absl::string_view kMemory = "memory:";
constexpr absl::string_view kSqlitePrefix = "sqlite:";

std::string PathOf(const std::string& address) {
  return std::string(absl::StripPrefix(address, kSqlitePrefix));
}

}  // namespace

absl::Status CheckAddress(const std::string& address) {
  if (PostgresAddress::IsOne(address)) return PostgresAddress::Parse(address).status();
  absl::string_view path = address;
  const bool sqlite = absl::ConsumePrefix(&path, kSqlitePrefix) && !path.empty();
  return sqlite || address == kMemory ? absl::OkStatus() : UnknownStore(address);
}

absl::StatusOr<std::unique_ptr<CommitLog>> OpenLog(const std::string& address) {
  return OpenLog(address, NewStoreId());
}

absl::StatusOr<std::unique_ptr<CommitLog>> OpenLog(const std::string& address,
                                                   const std::string& new_store_id) {
  const absl::Status checked = CheckAddress(address);
  if (!checked.ok()) return checked;
  if (address == kMemory) return std::make_unique<MemoryLog>(new_store_id);
  if (PostgresAddress::IsOne(address)) return PostgresLog::Open(address, new_store_id);
  return SqliteLog::Open(PathOf(address), new_store_id);
}

absl::StatusOr<std::unique_ptr<CommitLog>> OpenLogToRead(const std::string& address) {
  const absl::Status checked = CheckAddress(address);
  if (!checked.ok()) return checked;
  if (address == kMemory) return StoreMissing(address);
  if (PostgresAddress::IsOne(address)) return PostgresLog::Open(address, /*new_store_id=*/"");
  return SqliteLog::OpenToRead(PathOf(address));
}

std::string ShownAddress(const std::string& address) {
  if (!PostgresAddress::IsOne(address)) return address;
  const absl::StatusOr<PostgresAddress> parsed = PostgresAddress::Parse(address);
  return parsed.ok() ? parsed->shown() : "postgresql://…";
}

}  // namespace oas::log
