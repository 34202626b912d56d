// Checks that a set of records makes a sound catalog: every field, reference, date, article, name
// and link. Finds all faults, not only the first.
#ifndef OAS_SERVER_CURATION_CATALOG_VALIDATOR_H_
#define OAS_SERVER_CURATION_CATALOG_VALIDATOR_H_

#include <string>
#include <vector>

#include "oas/missions/v1/record.pb.h"
#include "server/curation/manifest_reader.h"
#include "server/curation/rule_context.h"

namespace oas::curation {

// The faults of one record in the catalog `index`.
std::vector<RecordFault> FaultsOf(const v1::Record& record, const RecordLookup& index);

// The faults of manifests: those of form that reading found, names given twice, and those of each
// record. Ordered by file and line.
std::vector<Fault> ValidateManifests(const Manifests& manifests);

}  // namespace oas::curation

#endif  // OAS_SERVER_CURATION_CATALOG_VALIDATOR_H_
