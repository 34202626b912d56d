// The chunks of an export of all records of a revision, made one at a time as the reader takes
// them.
//
//     auto stream = CatalogExport::Open(catalog, request);
//     const ExportChunk& chunk = stream->Next();
#ifndef OAS_SERVER_QUERY_HISTORY_CATALOG_EXPORT_H_
#define OAS_SERVER_QUERY_HISTORY_CATALOG_EXPORT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "oas/missions/v1/history_service.pb.h"
#include "server/catalog/catalog.h"
#include "server/query/history/sha256.h"
#include "server/query/snapshot_records.h"

namespace oas::query {

struct ExportChunk {
  // Of the snapshot, which the export keeps alive.
  std::vector<const catalog::StoredRecordPtr*> records;
  size_t bytes = 0;                          // of the records
  int64_t revision = 0;                      // of the snapshot
  std::optional<v1::ExportTrailer> trailer;  // in the last chunk
};

// Not thread-safe. Holds the snapshot and a place in it, whatever the size of the export.
class CatalogExport {
 public:
  // INVALID_ENUM_VALUE for an unknown kind; errors of Catalog::Read.
  static absl::StatusOr<CatalogExport> Open(const catalog::Catalog& catalog,
                                            const v1::ExportCatalogRequest& request);

  // The next chunk: a small one first, later ones of about 64 KiB. Must not be called after the
  // last; valid until it is called again.
  const ExportChunk& Next();

 private:
  CatalogExport(const catalog::SnapshotPtr& snapshot, std::vector<v1::RecordKind> kinds);

  SnapshotRecords records_;
  // The record that comes next; nullptr at the end.
  const catalog::StoredRecordPtr* next_;
  int64_t count_ = 0;
  Sha256 hash_;
  ExportChunk chunk_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_CATALOG_EXPORT_H_
