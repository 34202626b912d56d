#include "server/catalog/term_index.h"

#include <utility>

namespace oas::catalog {

TermId TermDictionary::IdOf(const Term& term) {
  auto& ids = ids_[static_cast<size_t>(term.field)];
  if (const auto found = ids.find(term.value); found != ids.end()) return found->second;
  const TermId id = size();
  entries_.push_back(std::make_unique<const Entry>(Entry{term.field, std::string(term.value)}));
  ids.emplace(entries_.back()->value, id);
  return id;
}

std::optional<TermId> TermDictionary::Find(const Term& term) const {
  const auto& ids = ids_[static_cast<size_t>(term.field)];
  const auto found = ids.find(term.value);
  if (found == ids.end()) return std::nullopt;
  return found->second;
}

TermIndex::TermIndex(TermDictionary dictionary, RowTerms rows)
    : dictionary_(std::move(dictionary)), rows_(std::move(rows)) {
  std::vector<std::vector<uint32_t>> lists(dictionary_.size());
  for (uint32_t row = 0; row < rows_.row_count(); ++row) {
    for (const TermId id : rows_.At(row)) lists[id].push_back(row);
  }
  sets_.resize(lists.size());
  for (TermId id = 0; id < lists.size(); ++id) {
    // Made whole from a sorted list, a set takes no more than it needs.
    sets_[id] = RowSet(lists[id].size(), lists[id].data());
    sets_[id].runOptimize();
    sets_[id].shrinkToFit();
    lists[id] = {};
    by_field_[static_cast<size_t>(dictionary_.TermAt(id).field)].push_back(id);
  }
}

}  // namespace oas::catalog
