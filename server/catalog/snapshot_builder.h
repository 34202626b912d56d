// Makes a snapshot of records that come one after another in any order, such as from a log.
//
//     SnapshotBuilder builder;
//     for (const v1::Record& record : records) builder.Add(record, StoredRecord::Encode(record));
//     SnapshotPtr snapshot = std::move(builder).Build(revision, commit_time);
#ifndef OAS_SERVER_CATALOG_SNAPSHOT_BUILDER_H_
#define OAS_SERVER_CATALOG_SNAPSHOT_BUILDER_H_

#include <array>
#include <cstdint>

#include "absl/time/time.h"
#include "server/catalog/segment_draft.h"
#include "server/catalog/snapshot.h"

namespace oas::catalog {

// Not thread-safe.
class SnapshotBuilder {
 public:
  // Adds a valid record; its name must be new. `stored` holds the bytes of the same record.
  void Add(const v1::Record& record, StoredRecordPtr stored);

  SnapshotPtr Build(int64_t revision, absl::Time commit_time) &&;

 private:
  SegmentDraft& DraftOf(v1::RecordKind kind) { return drafts_[static_cast<size_t>(kind) - 1]; }
  // Gives the missions the articles of their invocations.
  void JoinArticles();

  std::array<SegmentDraft, kKinds.size()> drafts_;  // by kind - 1
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SNAPSHOT_BUILDER_H_
