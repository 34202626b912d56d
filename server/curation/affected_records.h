// Which records a commit may have made invalid without changing them.
#ifndef OAS_SERVER_CURATION_AFFECTED_RECORDS_H_
#define OAS_SERVER_CURATION_AFFECTED_RECORDS_H_

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "server/curation/working_catalog.h"
#include "server/log/committed_revision.h"

namespace oas::curation {

// Names, sorted, of the records of `before` that depend on what `changes` took away: the other
// sides of mutual links, and whoever names a deleted record or a changed instrument. Some of them
// may be among the changes themselves, and some may not be affected after all.
std::vector<std::string> AffectedRecords(const WorkingCatalog& before,
                                         absl::Span<const log::VersionChange> changes);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_AFFECTED_RECORDS_H_
