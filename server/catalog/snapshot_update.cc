#include "server/catalog/snapshot_update.h"

#include <array>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "server/catalog/decoded_record.h"
#include "server/catalog/snapshot_builder.h"

namespace oas::catalog {
namespace {

using KindSet = std::array<bool, kKinds.size()>;

size_t IndexOf(v1::RecordKind kind) { return static_cast<size_t>(kind) - 1; }

// The kinds whose collections change. Missions and invocations change together, for missions have
// the articles of their invocations.
KindSet TouchedKinds(absl::Span<const RecordUpdate> updates) {
  KindSet touched = {};
  for (const RecordUpdate& update : updates) touched[IndexOf(KindOfName(update.name))] = true;
  bool& missions = touched[IndexOf(v1::RECORD_KIND_MISSION)];
  bool& invocations = touched[IndexOf(v1::RECORD_KIND_INVOCATION)];
  missions = invocations = missions || invocations;
  return touched;
}

}  // namespace

SnapshotPtr Update(const Snapshot& base, int64_t revision, absl::Time commit_time,
                   absl::Span<const RecordUpdate> updates) {
  absl::flat_hash_map<absl::string_view, StoredRecordPtr> updated;
  for (const RecordUpdate& update : updates) updated[update.name] = update.current;
  const KindSet touched = TouchedKinds(updates);
  SnapshotBuilder builder;
  for (const KindInfo& info : kKinds) {
    if (!touched[IndexOf(info.kind)]) {
      builder.Share(info.kind, base.SharedCollectionOf(info.kind));
      continue;
    }
    for (const StoredRecordPtr& record : base.CollectionOf(info.kind).records()) {
      if (!updated.contains(record->name())) builder.Add(DecodeRecord(*record), record);
    }
  }
  for (const auto& [name, record] : updated) {
    if (record != nullptr) builder.Add(DecodeRecord(*record), record);
  }
  return std::move(builder).Build(revision, commit_time);
}

}  // namespace oas::catalog
