// The same catalog as commits leave it: in layers, with rows hidden.
#ifndef OAS_TESTS_SUPPORT_LAYERED_SNAPSHOT_H_
#define OAS_TESTS_SUPPORT_LAYERED_SNAPSHOT_H_

#include "server/catalog/snapshot.h"
#include "tests/support/random_catalog.h"

namespace oas::testing {

// A snapshot of the records of `whole`, made by updates, a few records at a time, of one that has
// them in part, in part with the content of others, and records that are deleted on the way.
catalog::SnapshotPtr InLayers(const catalog::SnapshotPtr& whole, Random& random);

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_LAYERED_SNAPSHOT_H_
