// The catalog as readers see it: which snapshot a read is served from.
#ifndef OAS_SERVER_CATALOG_CATALOG_H_
#define OAS_SERVER_CATALOG_CATALOG_H_

#include <atomic>
#include <memory>

#include "absl/status/statusor.h"
#include "oas/missions/v1/read_options.pb.h"
#include "server/catalog/snapshot.h"

namespace oas::catalog {

// Thread-safe. Holds the newest snapshot; readers keep theirs alive for as long as they use it.
class Catalog {
 public:
  explicit Catalog(SnapshotPtr snapshot) : newest_(std::move(snapshot)) {}

  SnapshotPtr Newest() const { return newest_.load(); }
  // Makes `snapshot` the newest.
  void Publish(SnapshotPtr snapshot) { newest_.store(std::move(snapshot)); }

  // The snapshot that `options` ask for. NOT_FOUND when there is no such revision, UNAVAILABLE when
  // this server has not reached `min_revision`.
  absl::StatusOr<SnapshotPtr> Read(const v1::ReadOptions& options) const;

  // The snapshot of exactly this revision, or NOT_FOUND.
  absl::StatusOr<SnapshotPtr> AtRevision(int64_t revision) const;

 private:
  std::atomic<SnapshotPtr> newest_;
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_CATALOG_H_
