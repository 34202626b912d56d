#include "server/catalog/collection.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace oas::catalog {
namespace {

// Whether a row that is not hidden has the term.
bool Lives(const Collection::Layer& layer, TermId id) {
  const TermRows rows = layer.segment->terms().Rows(id);
  return rows.size() > (layer.hidden.isEmpty() ? 0 : rows.CountIn(layer.hidden));
}

}  // namespace

Collection::Collection(std::vector<Layer> layers) : layers_(std::move(layers)) {
  for (const Layer& layer : layers_) size_ += layer.size();
}

const StoredRecordPtr& Collection::Find(absl::string_view name) const {
  for (const Layer& layer : layers_) {
    const std::optional<uint32_t> row = layer.segment->FindRow(name);
    if (row.has_value() && !layer.hidden.contains(*row)) return layer.segment->records()[*row];
  }
  return NoRecord();
}

std::vector<absl::string_view> Collection::NamesNear(absl::string_view name, uint32_t count) const {
  std::vector<absl::string_view> names;
  for (const Layer& layer : layers_) {
    const absl::Span<const uint32_t> order = layer.segment->name_order();
    const auto size = static_cast<uint32_t>(order.size());
    const uint32_t place = layer.segment->PlaceInNameOrder(name);
    const uint32_t shown = std::min(count, size);
    const uint32_t begin = std::min(place - std::min(count / 2, place), size - shown);
    for (uint32_t i = begin; i < begin + shown; ++i) {
      if (layer.hidden_names.contains(i)) continue;
      names.push_back(layer.segment->records()[order[i]]->name());
    }
  }
  return names;
}

void Collection::ForEach(absl::FunctionRef<bool(const StoredRecordPtr&)> visit) const {
  for (const Layer& layer : layers_) {
    for (uint32_t row = 0; row < layer.segment->size(); ++row) {
      if (layer.hidden.contains(row)) continue;
      if (!visit(layer.segment->records()[row])) return;
    }
  }
}

std::vector<StoredRecordPtr> Collection::Records() const {
  std::vector<StoredRecordPtr> records;
  records.reserve(size_);
  ForEach([&](const StoredRecordPtr& record) {
    records.push_back(record);
    return true;
  });
  std::sort(records.begin(), records.end(), [](const StoredRecordPtr& a, const StoredRecordPtr& b) {
    return InEventOrder(*a, *b);
  });
  return records;
}

bool Collection::Has(const Term& term) const {
  return std::any_of(layers_.begin(), layers_.end(), [&](const Layer& layer) {
    const std::optional<TermId> id = layer.segment->terms().Find(term);
    return id.has_value() && Lives(layer, *id);
  });
}

std::vector<std::string> Collection::ValuesOf(TermField field) const {
  std::set<std::string> values;
  for (const Layer& layer : layers_) {
    const TermIndex& terms = layer.segment->terms();
    for (const TermId id : terms.TermsOf(field)) {
      if (Lives(layer, id)) values.emplace(terms.TermAt(id).value);
    }
  }
  return {values.begin(), values.end()};
}

}  // namespace oas::catalog
