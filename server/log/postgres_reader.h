// Reads of a PostgreSQL store. They see what is committed when each statement begins; as nothing in
// the log ever changes, they need no transaction, and none is open while a visitor is at work.
#ifndef OAS_SERVER_LOG_POSTGRES_READER_H_
#define OAS_SERVER_LOG_POSTGRES_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/log/commit_log.h"
#include "server/log/postgres_address.h"
#include "server/log/postgres_rows.h"
#include "server/log/postgres_session.h"

namespace oas::log {

// Its methods do what those of CommitLog do. Thread-safe.
class PostgresReader {
 public:
  explicit PostgresReader(PostgresAddress address) : sessions_(std::move(address)) {}

  // The newest revision alone, which is cheaper.
  absl::StatusOr<int64_t> NewestRevision() const;
  absl::StatusOr<Commit> Newest() const;
  absl::StatusOr<std::optional<Commit>> Find(int64_t revision) const;
  absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view request_id) const;
  absl::StatusOr<std::optional<Commit>> FindAt(absl::Time time) const;
  absl::Status Read(int64_t first, int64_t last, ReadOrder order, CommitVisitor& visitor) const;
  absl::Status ReadCommits(int64_t first, int64_t last, ReadOrder order,
                           absl::FunctionRef<absl::Status(const Commit&)> tell) const;
  absl::Status ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                            CommitVisitor& visitor) const;

 private:
  using Page = absl::Span<const CommitRow>;

  // The commit of the first row that SELECT … FROM oas_revisions and `rest` give; $1 is `text`.
  absl::StatusOr<std::optional<Commit>> FindWhere(
      const std::string& rest, const std::optional<std::string>& text = std::nullopt) const;
  // Calls `tell` with some commits of the range after others.
  absl::Status ForEachPage(int64_t first, int64_t last, ReadOrder order,
                           absl::FunctionRef<absl::Status(Page page)> tell) const;

  const PostgresSessions sessions_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_READER_H_
