#include "server/curation/working_catalog.h"

#include <vector>

#include "server/catalog/snapshot_update.h"

namespace oas::curation {

catalog::StoredRecordPtr WorkingCatalog::Find(absl::string_view name) const {
  const auto updated = updated_.find(name);
  return updated == updated_.end() ? base_->Find(name) : updated->second;
}

void WorkingCatalog::ForEach(absl::FunctionRef<bool(const catalog::StoredRecordPtr&)> visit) const {
  for (const auto& [name, record] : updated_) {
    if (record != nullptr && !visit(record)) return;
  }
  for (const catalog::KindInfo& info : catalog::kKinds) {
    bool more = true;
    base_->CollectionOf(info.kind).ForEach([&](const catalog::StoredRecordPtr& record) {
      return more = updated_.contains(record->name()) || visit(record);
    });
    if (!more) return;
  }
}

void WorkingCatalog::Apply(absl::Span<const log::VersionChange> changes) {
  for (const log::VersionChange& change : changes) updated_[change.name] = change.current;
}

catalog::SnapshotPtr WorkingCatalog::ToSnapshot(int64_t revision, absl::Time commit_time) const {
  if (revision == base_->revision()) return base_;
  std::vector<catalog::RecordUpdate> updates;
  updates.reserve(updated_.size());
  for (const auto& [name, record] : updated_) updates.push_back({name, record});
  return catalog::Update(*base_, revision, commit_time, updates);
}

}  // namespace oas::curation
