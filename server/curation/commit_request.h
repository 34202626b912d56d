// What a curator wants to commit, and what came of it.
#ifndef OAS_SERVER_CURATION_COMMIT_REQUEST_H_
#define OAS_SERVER_CURATION_COMMIT_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "oas/missions/v1/curation_service.pb.h"
#include "server/log/committed_revision.h"

namespace oas {

namespace v1 = ::oas::missions::v1;

namespace curation {

// A record as it came, encoded: a million of them wait in a quarter of the memory that messages
// would take.
struct IncomingRecord {
  v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;  // UNSPECIFIED when the Record was empty
  std::string name;
  std::string bytes;  // of the message inside

  static IncomingRecord Of(const v1::Record& record);
  v1::Record Decode() const;
};

// INVALID_ARGUMENT when the options cannot be followed: no reason, a prune without an owner, an id
// or a name that is too long.
absl::Status CheckOptions(const v1::CommitOptions& options);

struct CommitRequest {
  std::vector<IncomingRecord> records;
  std::vector<v1::RecordDelete> deletes;
  v1::CommitOptions options;
  std::string author;
};

struct CommitOutcome {
  int64_t revision = 0;                   // of the commit, else the one compared with
  std::optional<absl::Time> commit_time;  // nothing when there was no commit
  std::vector<log::VersionChange> changes;
  int64_t unchanged_count = 0;
  bool replayed = false;  // an earlier commit with the same request_id
};

}  // namespace curation
}  // namespace oas

#endif  // OAS_SERVER_CURATION_COMMIT_REQUEST_H_
