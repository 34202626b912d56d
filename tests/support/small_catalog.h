// A small catalog that is valid by every rule: two countries, two instruments, three actors, one
// source, three missions, five invocations, one suspension, five events. Tests name its records;
// small_catalog.cc is short enough to be read beside them.
#ifndef OAS_TESTS_SUPPORT_SMALL_CATALOG_H_
#define OAS_TESTS_SUPPORT_SMALL_CATALOG_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "oas/missions/v1/catalog_manifest.pb.h"
#include "server/catalog/catalog.h"
#include "server/catalog/snapshot.h"

namespace oas::testing {

// The catalog as the text of one manifest.
const std::string& SmallCatalogText();

// Its records, as a curator wrote them: without uid, etag, revision and times.
std::vector<v1::Record> SmallCatalogRecords();

// The records of a manifest, in the order of its fields.
std::vector<v1::Record> RecordsOf(const v1::CatalogManifest& manifest);

// The commit time of the snapshots made here: 2024-01-02T03:04:05Z.
absl::Time TestCommitTime();

// The names of a collection's records, in event order or by name.
std::vector<std::string> NamesInEventOrder(const catalog::Collection& collection);
std::vector<std::string> NamesInNameOrder(const catalog::Collection& collection);

// Revision 1 holding these records, stamped.
catalog::SnapshotPtr SnapshotOf(std::vector<v1::Record> records);
catalog::SnapshotPtr SmallSnapshot();

}  // namespace oas::testing

#endif  // OAS_TESTS_SUPPORT_SMALL_CATALOG_H_
