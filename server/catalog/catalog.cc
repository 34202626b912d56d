#include "server/catalog/catalog.h"

#include "server/catalog/catalog_errors.h"

namespace oas::catalog {
namespace {

absl::Time TimeOf(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

}  // namespace

absl::StatusOr<SnapshotPtr> Catalog::AtRevision(int64_t revision) const {
  SnapshotPtr newest = Newest();
  if (revision != newest->revision()) return RevisionNotFound(revision, newest->revision());
  return newest;
}

absl::StatusOr<SnapshotPtr> Catalog::Read(const v1::ReadOptions& options) const {
  SnapshotPtr newest = Newest();
  switch (options.snapshot_case()) {
    case v1::ReadOptions::kAtRevision:
      return AtRevision(options.at_revision());
    case v1::ReadOptions::kAtTime: {
      const absl::Time time = TimeOf(options.at_time());
      if (time < newest->commit_time()) {
        return NoRevisionAt(time, newest->commit_time(), newest->revision());
      }
      return newest;
    }
    case v1::ReadOptions::kMinRevision:
      if (options.min_revision() > newest->revision()) {
        return RevisionNotReached(options.min_revision(), newest->revision());
      }
      return newest;
    case v1::ReadOptions::SNAPSHOT_NOT_SET:
      break;
  }
  return newest;
}

}  // namespace oas::catalog
