// Records side by side in memory, in the order in which they are read, framed as they are sent: a
// run of them is sent without looking at each, and reading on from one finds the next at hand.
#ifndef OAS_SERVER_CATALOG_RECORD_BLOCK_H_
#define OAS_SERVER_CATALOG_RECORD_BLOCK_H_

#include <vector>

#include "server/catalog/stored_record.h"

namespace oas::catalog {

// Puts copies of `records` into blocks, in their order, and gives up the originals as it goes.
// Those that were packed for an earlier snapshot stay as they are, shared with it. A packed record
// keeps its whole block, up to about two mebibytes, alive.
void PackRecords(std::vector<StoredRecordPtr>& records);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_RECORD_BLOCK_H_
