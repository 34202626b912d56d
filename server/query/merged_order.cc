#include "server/query/merged_order.h"

#include <algorithm>

namespace oas::query {
namespace {

using catalog::Collection;
using catalog::StoredRecord;

// What follows are places in ascending order, whatever the order asked for.

const StoredRecord& RecordAt(const catalog::Segment& segment, uint32_t place, OrderKey key) {
  const uint32_t row = key == OrderKey::kName ? segment.name_order()[place] : place;
  return *segment.records()[row];
}

// How many records of a layer come before `record`.
uint64_t CountBefore(const Collection::Layer& layer, const StoredRecord& record, OrderKey key) {
  const uint32_t place = key == OrderKey::kName ? layer.segment->PlaceInNameOrder(record.name())
                                                : layer.segment->PlaceInEventOrder(record);
  if (place == 0) return 0;
  const catalog::RowSet& hidden = key == OrderKey::kName ? layer.hidden_names : layer.hidden;
  return place - hidden.rank(place - 1);
}

uint64_t RankOf(const Collection& collection, const StoredRecord& record, OrderKey key) {
  uint64_t rank = 0;
  for (const Collection::Layer& layer : collection.layers()) {
    rank += CountBefore(layer, record, key);
  }
  return rank;
}

// The first place of a segment that has at least `rank` records of the collection before it.
uint32_t PlaceAtRank(const Collection& collection, const catalog::Segment& segment, uint64_t rank,
                     OrderKey key) {
  uint32_t first = 0;
  uint32_t end = segment.size();
  while (first < end) {
    const uint32_t middle = first + (end - first) / 2;
    if (RankOf(collection, RecordAt(segment, middle, key), key) < rank) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return first;
}

}  // namespace

bool IsBefore(const StoredRecord& a, const StoredRecord& b, RecordOrder order) {
  const StoredRecord& low = order.descending ? b : a;
  const StoredRecord& high = order.descending ? a : b;
  return order.key == OrderKey::kName ? low.name() < high.name() : InEventOrder(low, high);
}

uint64_t PositionOf(const Collection& collection, const StoredRecord& record, RecordOrder order) {
  const uint64_t rank = RankOf(collection, record, order.key);
  return order.descending ? collection.size() - 1 - rank : rank;
}

std::vector<uint64_t> PlacesAt(const Collection& collection, uint64_t position, RecordOrder order) {
  if (collection.IsWhole()) return {position};
  std::vector<uint64_t> places(collection.layers().size(), 0);
  if (position == 0) return places;
  // Descending, what is still to come are the first records of the ascending order.
  const uint64_t most = std::min<uint64_t>(position, collection.size());
  const uint64_t rank = order.descending ? collection.size() - most : most;
  for (size_t i = 0; i < places.size(); ++i) {
    const catalog::Segment& segment = *collection.layers()[i].segment;
    const uint32_t place = PlaceAtRank(collection, segment, rank, order.key);
    places[i] = order.descending ? segment.size() - place : place;
  }
  return places;
}

const StoredRecord* RecordFrom(const Collection::Layer& layer, uint64_t place, RecordOrder order) {
  const catalog::Segment& segment = *layer.segment;
  const catalog::RowSet& hidden = order.key == OrderKey::kName ? layer.hidden_names : layer.hidden;
  for (; place < segment.size(); ++place) {
    const auto ascending =
        static_cast<uint32_t>(order.descending ? segment.size() - 1 - place : place);
    if (!hidden.contains(ascending)) return &RecordAt(segment, ascending, order.key);
  }
  return nullptr;
}

}  // namespace oas::query
