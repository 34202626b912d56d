#include "server/catalog/snapshot.h"

#include <set>
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

StoredRecordPtr Snapshot::Find(absl::string_view name) const {
  const v1::RecordKind kind = KindOfName(name);
  if (kind == v1::RECORD_KIND_UNSPECIFIED) return nullptr;
  return CollectionOf(kind).Find(name);
}

std::optional<std::string> Snapshot::SimilarName(absl::string_view name,
                                                 v1::RecordKind kind) const {
  // Beyond this, looking at every name would make a wrong name costlier than a right one.
  constexpr size_t kMostNames = 20'000;
  const Collection& collection = CollectionOf(kind);
  if (collection.size() > kMostNames) return std::nullopt;
  std::set<absl::string_view> names;  // in order: of names that are equally near the first is told
  collection.ForEach([&](const StoredRecordPtr& record) {
    names.insert(record->name());
    return true;
  });
  SimilarText similar(name);
  for (const absl::string_view candidate : names) similar.Offer(candidate);
  return similar.Best();
}

}  // namespace oas::catalog
