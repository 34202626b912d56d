// Which records of a collection have which terms, both ways: the set of rows of a term, and the
// terms of a row.
//
//     const auto term = index.Find({TermField::kCountry, "HN"});
//     if (term) index.Rows(*term).size();
#ifndef OAS_SERVER_CATALOG_TERM_INDEX_H_
#define OAS_SERVER_CATALOG_TERM_INDEX_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <roaring/roaring.hh>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/catalog/record_terms.h"

namespace oas::catalog {

using RowSet = Roaring;   // rows of one collection
using TermId = uint32_t;  // from 0, within one index

// Gives every different term a number. Not thread-safe while terms are added.
class TermDictionary {
 public:
  TermDictionary() = default;
  // The values point into blocks_, which moving leaves in place and copying would not.
  TermDictionary(TermDictionary&&) = default;
  TermDictionary& operator=(TermDictionary&&) = default;

  TermId IdOf(const Term& term);  // adds it when it is new
  std::optional<TermId> Find(const Term& term) const;
  Term TermAt(TermId id) const { return terms_[id]; }
  uint32_t size() const { return static_cast<uint32_t>(terms_.size()); }
  // Gives back the room for more terms.
  void ShrinkToFit() { terms_.shrink_to_fit(); }

 private:
  // Copies a value to where it stays. Values stand side by side: they are compared for every term
  // of every record that is added, and would otherwise lie scattered among the records.
  absl::string_view Keep(absl::string_view value);

  std::vector<Term> terms_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t block_size_ = 0;  // of the last block
  size_t block_used_ = 0;
  std::array<absl::flat_hash_map<absl::string_view, TermId>, kTermFieldCount> ids_;
};

// The terms of many rows in one place: row r has ids[starts[r]] to ids[starts[r + 1] - 1].
struct RowTerms {
  std::vector<uint32_t> starts = {0};
  std::vector<TermId> ids;

  uint32_t row_count() const { return static_cast<uint32_t>(starts.size()) - 1; }
  absl::Span<const TermId> At(uint32_t row) const {
    return absl::MakeConstSpan(ids).subspan(starts[row], starts[row + 1] - starts[row]);
  }
  // Adds the next row; each term must stand in it once.
  void AddRow(absl::Span<const TermId> terms) {
    ids.insert(ids.end(), terms.begin(), terms.end());
    starts.push_back(static_cast<uint32_t>(ids.size()));
  }
};

// The rows of a term, a view of its index: a set, or a list where they are few. A set takes some
// hundred bytes, and many terms stand in a row or two.
class TermRows {
 public:
  explicit TermRows(const RowSet& set) : set_(&set) {}
  explicit TermRows(absl::Span<const uint32_t> few) : few_(few) {}

  uint64_t size() const { return set_ != nullptr ? set_->cardinality() : few_.size(); }
  // How many of them are in `rows`.
  uint64_t CountIn(const RowSet& rows) const;
  void AddTo(RowSet& rows) const;
  // nullptr where they are few.
  const RowSet* set() const { return set_; }
  RowSet ToSet() const;

 private:
  const RowSet* set_ = nullptr;
  absl::Span<const uint32_t> few_;  // ascending; without set_
};

// Immutable and safe to share between threads.
class TermIndex {
 public:
  TermIndex() = default;
  TermIndex(TermDictionary dictionary, RowTerms rows);

  std::optional<TermId> Find(const Term& term) const { return dictionary_.Find(term); }
  Term TermAt(TermId id) const { return dictionary_.TermAt(id); }
  uint32_t term_count() const { return dictionary_.size(); }
  // Every term of a field, in no particular order.
  absl::Span<const TermId> TermsOf(TermField field) const {
    return by_field_[static_cast<size_t>(field)];
  }
  // The rows that have a term.
  TermRows Rows(TermId id) const {
    const Place& place = places_[id];
    if (place.count > kFewRows) return TermRows(sets_[place.start]);
    return TermRows(absl::MakeConstSpan(few_).subspan(place.start, place.count));
  }
  // The terms of a row.
  absl::Span<const TermId> TermsOfRow(uint32_t row) const { return rows_.At(row); }
  // Ask the memory for what TermsOfRow will need: first where a row's terms are, later the terms.
  void PrefetchRow(uint32_t row) const { __builtin_prefetch(&rows_.starts[row]); }
  void PrefetchTerms(uint32_t row) const { __builtin_prefetch(rows_.At(row).data()); }

 private:
  static constexpr uint32_t kFewRows = 16;  // the most that are kept as a list
  // Where the rows of a term are: from `start` in few_, or at `start` in sets_.
  struct Place {
    uint32_t start = 0;
    uint32_t count = 0;
  };

  // Keeps the rows of the next term.
  void AddRows(absl::Span<const uint32_t> rows);

  TermDictionary dictionary_;
  RowTerms rows_;
  std::vector<Place> places_;  // by term
  std::vector<uint32_t> few_;
  std::vector<RowSet> sets_;
  std::array<std::vector<TermId>, kTermFieldCount> by_field_;
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_TERM_INDEX_H_
