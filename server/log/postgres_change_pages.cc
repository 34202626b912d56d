#include "server/log/postgres_change_pages.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "server/log/log_errors.h"

namespace oas::log {
namespace {

int64_t FirstPosition(const CommitRow& row) {
  return row.last_position - row.commit.change_count + 1;
}

}  // namespace

absl::Status PostgresChangePages::Tell(absl::Span<const CommitRow> commits,
                                       CommitVisitor& visitor) {
  while (!commits.empty()) {
    const size_t count = CountThatFit(commits);
    const bool large = commits.front().commit.change_count > page_size_;
    absl::Status told =
        large ? TellLarge(commits.front(), visitor) : TellTogether(commits.first(count), visitor);
    if (!told.ok()) return told;
    commits.remove_prefix(count);
  }
  return absl::OkStatus();
}

size_t PostgresChangePages::CountThatFit(absl::Span<const CommitRow> commits) const {
  int64_t changes = commits.front().commit.change_count;
  size_t count = 1;
  while (count < commits.size()) {
    changes += commits[count].commit.change_count;
    if (changes > page_size_) break;
    ++count;
  }
  return count;
}

absl::Status PostgresChangePages::TellTogether(absl::Span<const CommitRow> commits,
                                               CommitVisitor& visitor) {
  const int64_t first = std::min(FirstPosition(commits.front()), FirstPosition(commits.back()));
  const int64_t last = std::max(commits.front().last_position, commits.back().last_position);
  const absl::StatusOr<pqxx::result> changes = Select(first, last);
  if (!changes.ok()) return changes.status();
  for (const CommitRow& row : commits) {
    absl::Status status = visitor.OnCommit(row.commit);
    for (int64_t i = FirstPosition(row) - first; i <= row.last_position - first; ++i) {
      if (!status.ok()) return status;
      const ChangeRow change((*changes)[static_cast<pqxx::result::size_type>(i)]);
      status = visitor.OnChange(change.change());
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status PostgresChangePages::TellLarge(const CommitRow& row, CommitVisitor& visitor) {
  absl::Status status = visitor.OnCommit(row.commit);
  for (int64_t next = FirstPosition(row); next <= row.last_position;) {
    if (!status.ok()) return status;
    const int64_t last = std::min(row.last_position, next + page_size_ - 1);
    const absl::StatusOr<pqxx::result> changes = Select(next, last);
    if (!changes.ok()) return changes.status();
    for (const pqxx::row& selected : *changes) {
      status = visitor.OnChange(ChangeRow(selected).change());
      if (!status.ok()) return status;
    }
    next = last + 1;
  }
  return status;
}

absl::StatusOr<pqxx::result> PostgresChangePages::Select(int64_t first, int64_t last) {
  constexpr size_t kSmall = size_t{1} << 18;  // bytes, as PostgreSQL writes them: two for each
  constexpr size_t kLarge = size_t{1} << 21;
  constexpr int64_t kMostChanges = 1'024;
  if (last < first) return pqxx::result();
  absl::StatusOr<pqxx::result> changes = sessions_.Query(
      absl::StrCat("SELECT ", kChangeColumns, " FROM oas_changes WHERE position BETWEEN ", first,
                   " AND ", last, " ORDER BY position"));
  if (!changes.ok()) return changes;
  if (changes->size() != static_cast<size_t>(last - first + 1)) {
    return StoreDamaged(absl::StrCat("changes of position ", first, " to ", last, " are missing"));
  }
  size_t bytes = 0;
  for (const pqxx::row& row : *changes) bytes += row[5].size();
  if (bytes < kSmall) page_size_ = std::min(page_size_ * 2, kMostChanges);
  if (bytes > kLarge) page_size_ = std::max<int64_t>(page_size_ / 4, 1);
  return changes;
}

}  // namespace oas::log
