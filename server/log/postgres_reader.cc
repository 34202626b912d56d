#include "server/log/postgres_reader.h"

#include <limits>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"
#include "server/log/postgres_change_pages.h"

namespace oas::log {
namespace {

bool HasZero(absl::string_view text) { return text.find('\0') != absl::string_view::npos; }

}  // namespace

absl::StatusOr<int64_t> PostgresReader::NewestRevision() const {
  const absl::StatusOr<pqxx::result> store = sessions_.Query("SELECT revision FROM oas_store");
  if (!store.ok()) return store.status();
  if (store->empty()) return StoreDamaged("its id is missing");
  return (*store)[0][0].as<int64_t>();
}

absl::StatusOr<std::optional<Commit>> PostgresReader::FindWhere(
    const std::string& rest, const std::optional<std::string>& text) const {
  const absl::StatusOr<pqxx::result> found =
      sessions_.Query(absl::StrCat("SELECT ", kCommitColumns, " FROM oas_revisions ", rest), text);
  if (!found.ok()) return found.status();
  if (found->empty()) return std::nullopt;
  return ReadCommitRow((*found)[0]).commit;
}

absl::StatusOr<Commit> PostgresReader::Newest() const {
  absl::StatusOr<std::optional<Commit>> newest = FindWhere("ORDER BY revision DESC LIMIT 1");
  if (!newest.ok()) return newest.status();
  return newest->value_or(Commit());
}

absl::StatusOr<std::optional<Commit>> PostgresReader::Find(int64_t revision) const {
  return FindWhere(absl::StrCat("WHERE revision = ", revision));
}

absl::StatusOr<std::optional<Commit>> PostgresReader::FindRequest(
    absl::string_view request_id) const {
  if (HasZero(request_id)) return std::nullopt;  // cannot be there
  // The second condition is that of the index.
  return FindWhere("WHERE request_id = $1 AND request_id <> ''", std::string(request_id));
}

absl::StatusOr<std::optional<Commit>> PostgresReader::FindAt(absl::Time time) const {
  return FindWhere(absl::StrCat("WHERE commit_time <= ", absl::ToUnixNanos(time),
                                " ORDER BY commit_time DESC, revision DESC LIMIT 1"));
}

absl::Status PostgresReader::ForEachPage(int64_t first, int64_t last, ReadOrder order,
                                         absl::FunctionRef<absl::Status(Page page)> tell) const {
  constexpr size_t kPageSize = 256;
  const bool upwards = order == ReadOrder::kOldestFirst;
  while (first <= last) {
    const absl::StatusOr<pqxx::result> found = sessions_.Query(absl::StrCat(
        "SELECT ", kCommitColumns, " FROM oas_revisions WHERE revision BETWEEN ", first, " AND ",
        last, " ORDER BY revision ", upwards ? "ASC" : "DESC", " LIMIT ", kPageSize));
    if (!found.ok()) return found.status();
    std::vector<CommitRow> page;
    for (const pqxx::row& row : *found) page.push_back(ReadCommitRow(row));
    absl::Status told = tell(page);
    if (!told.ok() || page.size() < kPageSize) return told;
    const int64_t end = page.back().commit.revision;
    upwards ? first = end + 1 : last = end - 1;
  }
  return absl::OkStatus();
}

absl::Status PostgresReader::Read(int64_t first, int64_t last, ReadOrder order,
                                  CommitVisitor& visitor) const {
  PostgresChangePages changes(sessions_);
  return ForEachPage(first, last, order, [&](Page page) { return changes.Tell(page, visitor); });
}

absl::Status PostgresReader::ReadCommits(
    int64_t first, int64_t last, ReadOrder order,
    absl::FunctionRef<absl::Status(const Commit&)> tell) const {
  return ForEachPage(first, last, order, [&](Page page) {
    for (const CommitRow& row : page) {
      absl::Status told = tell(row.commit);
      if (!told.ok()) return told;
    }
    return absl::OkStatus();
  });
}

absl::Status PostgresReader::ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                                          CommitVisitor& visitor) const {
  if (HasZero(name)) return absl::OkStatus();
  int64_t below = std::numeric_limits<int64_t>::max();  // position of the version told last
  while (limit > 0) {
    // One at a time: a record has few versions, and one may be large.
    const absl::StatusOr<pqxx::result> found = sessions_.Query(
        absl::StrCat("SELECT ", kChangeColumns, " FROM oas_changes WHERE name = $1 AND position < ",
                     below, " AND revision <= ", last, " ORDER BY position DESC LIMIT 1"),
        std::string(name));
    if (!found.ok()) return found.status();
    if (found->empty()) return absl::OkStatus();
    const pqxx::row row = (*found)[0];
    below = row[0].as<int64_t>();
    const absl::StatusOr<std::optional<Commit>> commit = Find(row[1].as<int64_t>());
    if (!commit.ok()) return commit.status();
    if (!commit->has_value()) return StoreDamaged("a change is of a revision that is missing");
    absl::Status status = visitor.OnCommit(**commit);
    if (status.ok()) status = visitor.OnChange(ChangeRow(row).change());
    if (!status.ok()) return status;
    --limit;
  }
  return absl::OkStatus();
}

}  // namespace oas::log
