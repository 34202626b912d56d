#include "server/catalog/snapshot_builder.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace oas::catalog {

void SnapshotBuilder::Add(const v1::Record& record, StoredRecordPtr stored) {
  // Invocations may come later: JoinArticles adds what they give to missions.
  const auto no_invocation = [](absl::string_view) -> const v1::Invocation* { return nullptr; };
  SegmentDraft& draft = DraftOf(stored->facts().kind);
  draft.Add(record, std::move(stored), no_invocation);
}

void SnapshotBuilder::JoinArticles() {
  SegmentDraft& missions = DraftOf(v1::RECORD_KIND_MISSION);
  const SegmentDraft& invocations = DraftOf(v1::RECORD_KIND_INVOCATION);
  if (invocations.records().empty()) return;
  // Articles of the invocations by name, as terms of missions.
  absl::flat_hash_map<absl::string_view, std::vector<TermId>> articles;
  for (uint32_t row = 0; row < invocations.records().size(); ++row) {
    std::vector<TermId>& ids = articles[invocations.records()[row]->name()];
    for (const TermId id : invocations.terms().At(row)) {
      const Term term = invocations.dictionary().TermAt(id);
      if (term.field == TermField::kArticle) ids.push_back(missions.dictionary().IdOf(term));
    }
  }
  // The same by the terms of missions, so that names are looked up once and not for each mission.
  std::vector<const std::vector<TermId>*> given(missions.dictionary().size(), nullptr);
  for (TermId id = 0; id < given.size(); ++id) {
    const Term term = missions.dictionary().TermAt(id);
    if (term.field != TermField::kInvocation) continue;
    const auto found = articles.find(term.value);
    if (found != articles.end()) given[id] = &found->second;
  }
  RowTerms joined;
  std::vector<TermId> terms;
  joined.starts.reserve(missions.terms().starts.size());
  joined.ids.reserve(missions.terms().ids.size());
  for (uint32_t row = 0; row < missions.terms().row_count(); ++row) {
    const absl::Span<const TermId> own = missions.terms().At(row);
    terms.assign(own.begin(), own.end());
    for (const TermId id : own) {
      if (given[id] == nullptr) continue;
      for (const TermId article : *given[id]) {
        if (std::find(terms.begin(), terms.end(), article) == terms.end()) terms.push_back(article);
      }
    }
    joined.AddRow(terms);
  }
  missions.terms() = std::move(joined);
}

SnapshotPtr SnapshotBuilder::Build(int64_t revision, absl::Time commit_time) && {
  JoinArticles();
  Snapshot::Collections collections;
  for (size_t i = 0; i < collections.size(); ++i) {
    std::vector<Collection::Layer> layers(1);
    layers.front().segment = std::move(drafts_[i]).Build();
    collections[i] = std::make_shared<const Collection>(std::move(layers));
  }
  return std::make_shared<const Snapshot>(revision, commit_time, std::move(collections));
}

}  // namespace oas::catalog
