#include "server/catalog/snapshot.h"

#include <algorithm>
#include <utility>

#include "server/catalog/decoded_record.h"
#include "server/catalog/similar_text.h"
#include "server/catalog/snapshot_builder.h"

namespace oas::catalog {

SnapshotPtr Snapshot::Create(int64_t revision, absl::Time commit_time,
                             const std::vector<StoredRecordPtr>& records) {
  SnapshotBuilder builder;
  for (const StoredRecordPtr& stored : records) {
    builder.Add(DecodeRecord(*stored), stored);
  }
  return std::move(builder).Build(revision, commit_time);
}

const StoredRecordPtr& Snapshot::Find(absl::string_view name) const {
  const v1::RecordKind kind = KindOfName(name);
  if (kind == v1::RECORD_KIND_UNSPECIFIED) return NoRecord();
  return CollectionOf(kind).Find(name);
}

std::optional<std::string> Snapshot::SimilarName(absl::string_view name,
                                                 v1::RecordKind kind) const {
  // A wrong name must not cost much more than a right one, however many there are. Most slips of
  // the pen leave the beginning as it is, and so the place in the order of names.
  constexpr uint32_t kMostNames = 256;
  std::vector<absl::string_view> names = CollectionOf(kind).NamesNear(name, kMostNames);
  std::sort(names.begin(), names.end());  // of names that are equally near the first is told
  SimilarText similar(name);
  for (const absl::string_view candidate : names) similar.Offer(candidate);
  return similar.Best();
}

}  // namespace oas::catalog
