#include "server/catalog/snapshot_builder.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace oas::catalog {

void SnapshotBuilder::Add(const v1::Record& record, StoredRecordPtr stored) {
  Part& part = PartOf(stored->facts().kind);
  row_.clear();
  // Invocations may come later: JoinArticles adds what they give to missions.
  const auto no_invocation = [](absl::string_view) -> const v1::Invocation* { return nullptr; };
  ForEachTerm(record, no_invocation, [&](const Term& term) {
    const TermId id = part.dictionary.IdOf(term);
    if (std::find(row_.begin(), row_.end(), id) == row_.end()) row_.push_back(id);
  });
  part.terms.AddRow(row_);
  part.records.push_back(std::move(stored));
}

void SnapshotBuilder::JoinArticles() {
  Part& missions = PartOf(v1::RECORD_KIND_MISSION);
  const Part& invocations = PartOf(v1::RECORD_KIND_INVOCATION);
  if (invocations.records.empty()) return;
  // Articles of the invocations by name, as terms of missions.
  absl::flat_hash_map<absl::string_view, std::vector<TermId>> articles;
  for (uint32_t row = 0; row < invocations.records.size(); ++row) {
    std::vector<TermId>& ids = articles[invocations.records[row]->name()];
    for (const TermId id : invocations.terms.At(row)) {
      const Term term = invocations.dictionary.TermAt(id);
      if (term.field == TermField::kArticle) ids.push_back(missions.dictionary.IdOf(term));
    }
  }
  // The same by the terms of missions, so that names are looked up once and not for each mission.
  std::vector<const std::vector<TermId>*> given(missions.dictionary.size(), nullptr);
  for (TermId id = 0; id < given.size(); ++id) {
    const Term term = missions.dictionary.TermAt(id);
    if (term.field != TermField::kInvocation) continue;
    const auto found = articles.find(term.value);
    if (found != articles.end()) given[id] = &found->second;
  }
  RowTerms joined;
  joined.starts.reserve(missions.terms.starts.size());
  joined.ids.reserve(missions.terms.ids.size());
  for (uint32_t row = 0; row < missions.terms.row_count(); ++row) {
    const absl::Span<const TermId> own = missions.terms.At(row);
    row_.assign(own.begin(), own.end());
    for (const TermId id : own) {
      if (given[id] == nullptr) continue;
      for (const TermId article : *given[id]) {
        if (std::find(row_.begin(), row_.end(), article) == row_.end()) row_.push_back(article);
      }
    }
    joined.AddRow(row_);
  }
  missions.terms = std::move(joined);
}

SnapshotPtr SnapshotBuilder::Build(int64_t revision, absl::Time commit_time) && {
  JoinArticles();
  Snapshot::Collections collections;
  for (size_t i = 0; i < collections.size(); ++i) {
    Part part = std::move(parts_[i]);
    if (part.shared != nullptr) {
      collections[i] = std::move(part.shared);
      continue;
    }
    collections[i] = std::make_shared<const Collection>(std::move(part.records),
                                                        std::move(part.dictionary), part.terms);
  }
  return std::make_shared<const Snapshot>(revision, commit_time, std::move(collections));
}

}  // namespace oas::catalog
