#include "server/catalog/snapshot_update.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "server/catalog/decoded_record.h"
#include "server/catalog/segment_draft.h"

namespace oas::catalog {
namespace {

using Layers = std::vector<Collection::Layer>;
// What became of the records of a kind, by name; nullptr where one was deleted.
using Changes = absl::flat_hash_map<absl::string_view, StoredRecordPtr>;
using ChangesByKind = std::array<Changes, kKinds.size()>;

// Four layers at most: what changed last, twice what changed before it, and all the rest.
constexpr size_t kMostLayers = 4;
// Of the highest layer, which every commit makes again.
constexpr size_t kLastRecords = 8;
// A whole collection of this size is not divided.
constexpr size_t kFewRecords = 64;
// The layer above the lowest one may have this part of its records.
constexpr size_t kPartAboveLowest = 64;

size_t IndexOf(v1::RecordKind kind) { return static_cast<size_t>(kind) - 1; }

// Finds invocations as they are after the updates, and decodes each once.
class Invocations {
 public:
  Invocations(const Snapshot& base, const Changes& changes) : base_(base), changes_(changes) {}

  const v1::Invocation* Find(absl::string_view name) {
    const auto [decoded, is_new] = decoded_.try_emplace(name);
    if (!is_new) return decoded->second.get();
    const auto changed = changes_.find(name);
    const StoredRecordPtr stored = changed == changes_.end() ? base_.Find(name) : changed->second;
    if (stored == nullptr) return nullptr;
    decoded->second = std::make_unique<const v1::Invocation>(stored->Decode<v1::Invocation>());
    return decoded->second.get();
  }

 private:
  const Snapshot& base_;
  const Changes& changes_;
  absl::flat_hash_map<std::string, std::unique_ptr<const v1::Invocation>> decoded_;
};

// Missions have the articles of their invocations: where these change, they are indexed again.
void AddMissionsOf(const Changes& invocations, const Collection& missions, Changes& changes) {
  for (const auto& [invocation, unused] : invocations) {
    for (const Collection::Layer& layer : missions.layers()) {
      const TermIndex& terms = layer.segment->terms();
      const auto id = terms.Find({TermField::kInvocation, invocation});
      if (!id.has_value()) continue;
      for (const uint32_t row : terms.Rows(*id).ToSet() - layer.hidden) {
        const StoredRecordPtr& mission = layer.segment->records()[row];
        changes.try_emplace(mission->name(), mission);
      }
    }
  }
}

ChangesByKind ChangesOf(const Snapshot& base, absl::Span<const RecordUpdate> updates) {
  ChangesByKind changes;
  for (const RecordUpdate& update : updates) {
    changes[IndexOf(KindOfName(update.name))][update.name] = update.current;
  }
  AddMissionsOf(changes[IndexOf(v1::RECORD_KIND_INVOCATION)],
                base.CollectionOf(v1::RECORD_KIND_MISSION),
                changes[IndexOf(v1::RECORD_KIND_MISSION)]);
  return changes;
}

// Hides the record of this name in the layer where it lives, if there is one.
void Hide(absl::string_view name, Layers& layers) {
  for (Collection::Layer& layer : layers) {
    const std::optional<uint32_t> row = layer.segment->FindRow(name);
    if (!row.has_value() || layer.hidden.contains(*row)) continue;
    layer.hidden.add(*row);
    layer.hidden_names.add(layer.segment->PlaceInNameOrder(name));
    return;
  }
}

// The most records of a layer above `below` others, of which the lowest has `lowest`.
size_t MostRecords(size_t below, size_t lowest) {
  const size_t second = std::max(kFewRecords, lowest / kPartAboveLowest);
  if (below == 1) return second;
  if (below == kMostLayers - 1) return kLastRecords;
  // In between, so that a record moves from layer to layer at the same cost each time.
  return static_cast<size_t>(std::sqrt(static_cast<double>(kLastRecords * second)));
}

// Whether the highest of `layers` is made one with a new layer of `count` records above it.
bool IsMerged(const Layers& layers, size_t count) {
  if (layers.size() >= kMostLayers || layers.back().size() == 0) return true;
  const size_t lowest = layers.front().size();
  if (layers.size() == 1 && lowest <= kFewRecords) return true;
  return count > MostRecords(layers.size(), lowest);
}

std::shared_ptr<const Collection> UpdateCollection(const Collection& base, const Changes& changes,
                                                   Invocations& invocations) {
  Layers layers(base.layers().begin(), base.layers().end());
  for (const auto& [name, record] : changes) Hide(name, layers);
  SegmentDraft draft;
  size_t count = changes.size();
  while (!layers.empty() && IsMerged(layers, count)) {
    count += layers.back().size();
    draft.AddLayer(layers.back());
    layers.pop_back();
  }
  const auto find = [&](absl::string_view name) { return invocations.Find(name); };
  for (const auto& [name, record] : changes) {
    if (record != nullptr) draft.Add(DecodeRecord(*record), record, find);
  }
  if (!draft.records().empty() || layers.empty()) layers.push_back({std::move(draft).Build()});
  return std::make_shared<const Collection>(std::move(layers));
}

std::shared_ptr<const Collection> WholeOf(const std::shared_ptr<const Collection>& collection) {
  if (collection->IsWhole()) return collection;
  SegmentDraft draft;
  for (const Collection::Layer& layer : collection->layers()) draft.AddLayer(layer);
  Layers layers;
  layers.push_back({std::move(draft).Build()});
  return std::make_shared<const Collection>(std::move(layers));
}

}  // namespace

SnapshotPtr Update(const Snapshot& base, int64_t revision, absl::Time commit_time,
                   absl::Span<const RecordUpdate> updates) {
  const ChangesByKind changes = ChangesOf(base, updates);
  Invocations invocations(base, changes[IndexOf(v1::RECORD_KIND_INVOCATION)]);
  Snapshot::Collections collections;
  for (const KindInfo& info : kKinds) {
    const Changes& of_kind = changes[IndexOf(info.kind)];
    collections[IndexOf(info.kind)] =
        of_kind.empty() ? base.SharedCollectionOf(info.kind)
                        : UpdateCollection(base.CollectionOf(info.kind), of_kind, invocations);
  }
  return std::make_shared<const Snapshot>(revision, commit_time, std::move(collections));
}

SnapshotPtr MakeWhole(SnapshotPtr snapshot) {
  Snapshot::Collections collections;
  bool whole = true;
  for (const KindInfo& info : kKinds) {
    const std::shared_ptr<const Collection>& collection = snapshot->SharedCollectionOf(info.kind);
    whole = whole && collection->IsWhole();
    collections[IndexOf(info.kind)] = WholeOf(collection);
  }
  if (whole) return snapshot;
  return std::make_shared<const Snapshot>(snapshot->revision(), snapshot->commit_time(),
                                          std::move(collections));
}

}  // namespace oas::catalog
