// A segment being made, of records that come in any order.
#ifndef OAS_SERVER_CATALOG_SEGMENT_DRAFT_H_
#define OAS_SERVER_CATALOG_SEGMENT_DRAFT_H_

#include <memory>
#include <vector>

#include "server/catalog/collection.h"
#include "server/catalog/record_terms.h"

namespace oas::catalog {

// Not thread-safe.
class SegmentDraft {
 public:
  // Adds a valid record; its name must be new. `stored` holds the bytes of the same record.
  void Add(const v1::Record& record, StoredRecordPtr stored, FindInvocation find_invocation);
  // Adds the records of a layer that are not hidden, with the terms that they have there.
  void AddLayer(const Collection::Layer& layer);

  const std::vector<StoredRecordPtr>& records() const { return records_; }
  // The terms of the records, in the same order; who changes them keeps that order.
  TermDictionary& dictionary() { return dictionary_; }
  const TermDictionary& dictionary() const { return dictionary_; }
  RowTerms& terms() { return terms_; }
  const RowTerms& terms() const { return terms_; }

  std::shared_ptr<const Segment> Build() && {
    return std::make_shared<const Segment>(std::move(records_), std::move(dictionary_), terms_);
  }

 private:
  std::vector<StoredRecordPtr> records_;
  TermDictionary dictionary_;
  RowTerms terms_;
  std::vector<TermId> row_;  // terms of the record being added
};

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_SEGMENT_DRAFT_H_
