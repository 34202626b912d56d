#include "server/catalog/snapshot.h"

#include <algorithm>
#include <utility>

#include "server/catalog/similar_text.h"

namespace oas::catalog {

SnapshotPtr Snapshot::Create(int64_t revision, absl::Time commit_time,
                             std::vector<StoredRecordPtr> records) {
  const std::shared_ptr<Snapshot> snapshot(new Snapshot(revision, commit_time));
  snapshot->by_name_.reserve(records.size());
  for (StoredRecordPtr& record : records) {
    // The key points into the record, which the value keeps alive.
    snapshot->by_name_.emplace(record->name(), record);
    const size_t index = static_cast<size_t>(record->facts().kind) - 1;
    snapshot->collections_[index].by_date.push_back(std::move(record));
  }
  for (Collection& collection : snapshot->collections_) {
    collection.by_name = collection.by_date;
    std::sort(collection.by_date.begin(), collection.by_date.end(),
              [](const StoredRecordPtr& a, const StoredRecordPtr& b) {
                return catalog::InEventOrder(a->facts(), b->facts());
              });
    std::sort(
        collection.by_name.begin(), collection.by_name.end(),
        [](const StoredRecordPtr& a, const StoredRecordPtr& b) { return a->name() < b->name(); });
  }
  return snapshot;
}

StoredRecordPtr Snapshot::Find(absl::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

const Snapshot::Collection& Snapshot::CollectionOf(v1::RecordKind kind) const {
  return collections_.at(static_cast<size_t>(kind) - 1);
}

absl::Span<const StoredRecordPtr> Snapshot::InEventOrder(v1::RecordKind kind) const {
  return CollectionOf(kind).by_date;
}

absl::Span<const StoredRecordPtr> Snapshot::InNameOrder(v1::RecordKind kind) const {
  return CollectionOf(kind).by_name;
}

std::optional<std::string> Snapshot::SimilarName(absl::string_view name,
                                                 v1::RecordKind kind) const {
  // Beyond this, looking at every name would make a wrong name costlier than a right one.
  constexpr size_t kMostNames = 20'000;
  const absl::Span<const StoredRecordPtr> records = InNameOrder(kind);
  if (records.size() > kMostNames) return std::nullopt;
  SimilarText similar(name);
  for (const StoredRecordPtr& record : records) similar.Offer(record->name());
  return similar.Best();
}

}  // namespace oas::catalog
