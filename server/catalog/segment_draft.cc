#include "server/catalog/segment_draft.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace oas::catalog {

void SegmentDraft::Add(const v1::Record& record, StoredRecordPtr stored,
                       FindInvocation find_invocation) {
  row_.clear();
  ForEachTerm(record, find_invocation, [&](const Term& term) {
    const TermId id = dictionary_.IdOf(term);
    if (std::find(row_.begin(), row_.end(), id) == row_.end()) row_.push_back(id);
  });
  terms_.AddRow(row_);
  records_.push_back(std::move(stored));
}

void SegmentDraft::AddLayer(const Collection::Layer& layer) {
  constexpr TermId kNotYet = std::numeric_limits<TermId>::max();
  const TermIndex& terms = layer.segment->terms();
  // The numbers of terms here by those there, so that most values are not looked up again.
  std::vector<TermId> ids(terms.term_count(), kNotYet);
  for (uint32_t row = 0; row < layer.segment->size(); ++row) {
    if (layer.hidden.contains(row)) continue;
    row_.clear();
    for (const TermId id : terms.TermsOfRow(row)) {
      if (ids[id] == kNotYet) ids[id] = dictionary_.IdOf(terms.TermAt(id));
      row_.push_back(ids[id]);
    }
    terms_.AddRow(row_);
    records_.push_back(layer.segment->records()[row]);
  }
}

}  // namespace oas::catalog
