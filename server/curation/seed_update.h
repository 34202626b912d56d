// A later release of the founding data, for a store that holds a catalog already: what it would
// change, without touching what curators have changed since.
#ifndef OAS_SERVER_CURATION_SEED_UPDATE_H_
#define OAS_SERVER_CURATION_SEED_UPDATE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/snapshot.h"
#include "server/curation/commit_request.h"
#include "server/log/commit_log.h"

namespace oas::curation {

// The author of commits of founding data.
inline constexpr absl::string_view kSeedAuthor = "missiond";

struct SeedUpdate {
  CommitRequest request;                // without records and deletes when nothing is new
  std::vector<std::string> left_alone;  // records that differ and that a curator changed last
};

// Compares sound `records`, read from `folder`, with `snapshot`, the newest of `log`. A record is
// updated or deleted only when founding data made its last version, and never made again once
// somebody deleted it. Errors of the log.
absl::StatusOr<SeedUpdate> CompareSeed(const std::vector<v1::Record>& records,
                                       const std::string& folder, const catalog::Snapshot& snapshot,
                                       const log::CommitLog& log);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_SEED_UPDATE_H_
