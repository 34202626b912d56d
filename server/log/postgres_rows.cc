#include "server/log/postgres_rows.h"

#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

// libpq ends texts at a zero byte. Whether they are UTF-8 the server checks.
bool HasNul(absl::string_view text) { return text.find('\0') != absl::string_view::npos; }

std::string Quoted(absl::string_view text, pqxx::connection& connection) {
  return absl::StrCat("'", connection.esc(text.data(), text.size()), "'");
}

absl::string_view TextOf(const pqxx::field& field) { return {field.c_str(), field.size()}; }

}  // namespace

CommitRow ReadCommitRow(const pqxx::row& row) {
  Commit commit;
  commit.revision = row[0].as<int64_t>();
  commit.commit_time = absl::FromUnixNanos(row[1].as<int64_t>());
  commit.author = row[2].as<std::string>();
  commit.reason = row[3].as<std::string>();
  commit.request_id = row[4].as<std::string>();
  commit.change_count = row[5].as<int64_t>();
  commit.chain = static_cast<uint64_t>(row[6].as<int64_t>());
  return {commit, row[7].as<int64_t>()};
}

ChangeRow::ChangeRow(const pqxx::row& row) {
  change_.name = TextOf(row[2]);
  if (!row[3].is_null()) change_.old_hash = static_cast<uint64_t>(row[3].as<int64_t>());
  change_.reason = TextOf(row[4]);
  if (row[5].is_null()) return;
  bytes_.emplace(row[5]);
  change_.bytes = absl::string_view(reinterpret_cast<const char*>(bytes_->data()), bytes_->size());
}

absl::StatusOr<std::string> ValuesOf(const CommitRow& row, pqxx::connection& connection) {
  const Commit& commit = row.commit;
  if (HasNul(commit.author) || HasNul(commit.reason) || HasNul(commit.request_id)) {
    return TextNotKept();
  }
  return absl::StrCat("(", commit.revision, ", ", absl::ToUnixNanos(commit.commit_time), ", ",
                      Quoted(commit.author, connection), ", ", Quoted(commit.reason, connection),
                      ", ", Quoted(commit.request_id, connection), ", ", commit.change_count, ", ",
                      static_cast<int64_t>(commit.chain), ", ", row.last_position, ")");
}

absl::StatusOr<std::string> ValuesOf(int64_t position, int64_t revision, const Change& change,
                                     pqxx::connection& connection) {
  const absl::string_view reason = change.bytes.has_value() ? "" : change.reason;
  if (HasNul(change.name) || HasNul(reason)) return TextNotKept();
  std::string values =
      absl::StrCat("(", position, ", ", revision, ", ", Quoted(change.name, connection), ", ");
  change.old_hash.has_value() ? absl::StrAppend(&values, static_cast<int64_t>(*change.old_hash))
                              : absl::StrAppend(&values, "NULL");
  absl::StrAppend(&values, ", ", Quoted(reason, connection), ", ");
  if (!change.bytes.has_value()) return absl::StrCat(values, "NULL)");
  return absl::StrCat(
      values,
      connection.quote_raw(reinterpret_cast<const unsigned char*>(change.bytes->data()),
                           change.bytes->size()),
      ")");
}

}  // namespace oas::log
