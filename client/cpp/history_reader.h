// Reads the history of the catalog, page after page.
#ifndef CLIENT_CPP_HISTORY_READER_H_
#define CLIENT_CPP_HISTORY_READER_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/cpp/client.h"
#include "oas/missions/v1/history_service.pb.h"

namespace oas::missions {

// Called for each; a status that is not OK ends the reading and is passed on.
using RevisionConsumer = std::function<absl::Status(const v1::Revision&)>;
using RecordRevisionConsumer = std::function<absl::Status(const v1::RecordRevision&)>;
using RecordDiffConsumer = std::function<absl::Status(const v1::RecordDiff&)>;

// Reads history. Thread-safe; the client must outlive it. Errors are those of the service. Of
// lists, at most `limit` are read, all when it is 0.
class HistoryReader {
 public:
  explicit HistoryReader(Client& client) : client_(client) {}

  // The revisions of the catalog, newest first.
  absl::Status Revisions(std::int64_t limit, const RevisionConsumer& consume) const;

  // The versions of a record, newest first, its deletion included.
  absl::Status RecordRevisions(const std::string& name, std::int64_t limit,
                               const RecordRevisionConsumer& consume) const;

  // What differs between two revisions, by name; answers the revision compared to. The pages' size
  // and token in `request` do not count.
  absl::StatusOr<std::int64_t> Diff(v1::DiffRevisionsRequest request,
                                    const RecordDiffConsumer& consume) const;

  // The newest revision.
  absl::StatusOr<std::int64_t> NewestRevision() const;

 private:
  Client& client_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_HISTORY_READER_H_
