// The commit log in PostgreSQL, or in another database that speaks its protocol: for several
// servers, on several machines, of which each may append.
#ifndef OAS_SERVER_LOG_POSTGRES_LOG_H_
#define OAS_SERVER_LOG_POSTGRES_LOG_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "server/log/commit_log.h"
#include "server/log/pending_commits.h"
#include "server/log/postgres_address.h"
#include "server/log/postgres_doorbell.h"
#include "server/log/postgres_reader.h"
#include "server/log/postgres_writer.h"

namespace oas::log {

// Thread-safe, as CommitLog says. Appends of one server wait for one another, those of several get
// ABORTED when another one was faster; reads wait for nobody. A commit is as durable as the
// database makes it: with synchronous_standby_names it survives the loss of the primary. Every
// connection that is lost is made anew by the next call, to whichever host is the primary then.
class PostgresLog final : public CommitLog {
 public:
  // Opens the store at `address`, and makes it in a database that has none; a new store gets the
  // id. Errors: InvalidPostgresAddress, StoreTooNew, and StoreNotOpened with the code of
  // ErrorOfState; StoreMissing when there is none and the id is empty.
  static absl::StatusOr<std::unique_ptr<PostgresLog>> Open(
      const std::string& address, const std::string& new_store_id = NewStoreId());

  using CommitLog::Append;
  absl::Status Append(absl::Span<PendingCommit> commits) override;
  absl::Status Reserve() override;
  void Release() override;
  absl::Status Secure() override;
  absl::StatusOr<std::string> StoreId() const override { return store_id_; }
  absl::StatusOr<Commit> Newest() const override { return reader_.Newest(); }
  bool IsShared() const override { return true; }
  absl::Status WaitForNews(int64_t revision, absl::Time deadline) const override;
  absl::StatusOr<std::optional<Commit>> Find(int64_t revision) const override {
    return reader_.Find(revision);
  }
  absl::StatusOr<std::optional<Commit>> FindRequest(absl::string_view request_id) const override {
    return reader_.FindRequest(request_id);
  }
  absl::StatusOr<std::optional<Commit>> FindAt(absl::Time time) const override {
    return reader_.FindAt(time);
  }
  absl::Status Read(int64_t first, int64_t last, ReadOrder order,
                    CommitVisitor& visitor) const override {
    return reader_.Read(first, last, order, visitor);
  }
  absl::Status ReadCommits(int64_t first, int64_t last, ReadOrder order,
                           absl::FunctionRef<absl::Status(const Commit&)> tell) const override {
    return reader_.ReadCommits(first, last, order, tell);
  }
  absl::Status ReadVersions(absl::string_view name, int64_t last, int64_t limit,
                            CommitVisitor& visitor) const override {
    return reader_.ReadVersions(name, last, limit, visitor);
  }

 private:
  PostgresLog(const PostgresAddress& address, std::string store_id)
      : store_id_(std::move(store_id)), writer_(address), reader_(address), doorbell_(address) {}

  const std::string store_id_;
  std::mutex append_mutex_;
  PostgresWriter writer_;  // guarded by append_mutex_
  const PostgresReader reader_;
  PostgresDoorbell doorbell_;
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_POSTGRES_LOG_H_
