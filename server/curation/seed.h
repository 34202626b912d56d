// The first revision: records of the founding data, stamped as the server stamps every record.
#ifndef OAS_SERVER_CURATION_SEED_H_
#define OAS_SERVER_CURATION_SEED_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/catalog/snapshot.h"
#include "server/curation/manifest_reader.h"
#include "server/log/commit_log.h"

namespace oas::curation {

// Sets the output-only fields of a record that is new at `revision`: uid, etag, revision and times.
void StampNew(int64_t revision, absl::Time commit_time, v1::Record& record);

// The outcome of checking a data folder.
struct DataCheck {
  std::vector<Fault> faults;  // empty when the data is sound
  int file_count = 0;
  std::vector<v1::Record> records;  // empty when there are faults
};

// Reads and validates the manifests of `folder`. Errors as of ReadManifests; faults are no error.
absl::StatusOr<DataCheck> CheckData(const std::string& folder);

// Commits sound records as revision 1 of an empty log; `folder` is what they were read from. Errors
// as of CommitLog::Append.
absl::Status CommitSeed(std::vector<v1::Record> records, absl::Time commit_time,
                        const std::string& folder, log::CommitLog& log);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_SEED_H_
