// All records of one kind at a revision, in layers: a large segment, and smaller ones above it with
// what commits have changed since it was made, so that a commit need not index everything again. A
// record lives in one layer; where a layer further down has an earlier version of it, or a deleted
// record, that row is hidden.
#ifndef OAS_SERVER_CATALOG_COLLECTION_H_
#define OAS_SERVER_CATALOG_COLLECTION_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/catalog/segment.h"

namespace oas::catalog {

// Immutable and safe to share between threads.
class Collection {
 public:
  struct Layer {
    std::shared_ptr<const Segment> segment;
    RowSet hidden;        // rows that do not count
    RowSet hidden_names;  // the same as places in the order of names

    uint32_t size() const { return segment->size() - static_cast<uint32_t>(hidden.cardinality()); }
  };

  // At least one layer, the lowest first.
  explicit Collection(std::vector<Layer> layers);
  Collection(const Collection&) = delete;
  Collection& operator=(const Collection&) = delete;

  uint32_t size() const { return size_; }
  absl::Span<const Layer> layers() const { return layers_; }
  // Whether there is one layer and nothing hidden: then its rows are the records, in event order.
  bool IsWhole() const { return layers_.size() == 1 && layers_.front().hidden.isEmpty(); }
  // The segment of a collection that is whole.
  const Segment& whole() const { return *layers_.front().segment; }

  // The record of this name, or nullptr; stays where it is as long as the collection.
  const StoredRecordPtr& Find(absl::string_view name) const;
  // Names around the place that `name` has, or would have, in their order: at most `count` of each
  // layer, and all where there are no more. They live as long as the collection.
  std::vector<absl::string_view> NamesNear(absl::string_view name, uint32_t count) const;
  // Visits the records in no particular order until `visit` returns false.
  void ForEach(absl::FunctionRef<bool(const StoredRecordPtr&)> visit) const;
  // The records in event order. Takes time and memory: for small catalogs and tests.
  std::vector<StoredRecordPtr> Records() const;

  // Whether a record has this term.
  bool Has(const Term& term) const;
  // The values that records have in a field, ascending.
  std::vector<std::string> ValuesOf(TermField field) const;

 private:
  std::vector<Layer> layers_;
  uint32_t size_ = 0;
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_COLLECTION_H_
