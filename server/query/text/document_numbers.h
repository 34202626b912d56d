// The numbers by which the text index knows records: kind after kind, and within a kind by row, so
// that a kind is one interval of numbers.
#ifndef OAS_SERVER_QUERY_TEXT_DOCUMENT_NUMBERS_H_
#define OAS_SERVER_QUERY_TEXT_DOCUMENT_NUMBERS_H_

#include <algorithm>
#include <array>
#include <cstdint>

#include "server/catalog/record_kind.h"
#include "server/catalog/snapshot.h"

namespace oas::query {

// Immutable. The collections of the snapshot must be whole.
class DocumentNumbers {
 public:
  struct Place {
    v1::RecordKind kind;
    uint32_t row;
  };

  explicit DocumentNumbers(const catalog::Snapshot& snapshot) {
    for (size_t i = 0; i < catalog::kKinds.size(); ++i) {
      first_[i + 1] = first_[i] + snapshot.CollectionOf(catalog::kKinds[i].kind).size();
    }
  }

  // Numbers are from 0 to below size().
  int64_t size() const { return first_.back(); }
  // The numbers of a kind: from First to below End.
  int64_t First(v1::RecordKind kind) const { return first_[static_cast<size_t>(kind) - 1]; }
  int64_t End(v1::RecordKind kind) const { return first_[static_cast<size_t>(kind)]; }

  Place PlaceOf(int64_t number) const {
    const auto next = std::upper_bound(first_.begin(), first_.end(), number);
    const auto kind = static_cast<size_t>(next - first_.begin());
    return {static_cast<v1::RecordKind>(kind), static_cast<uint32_t>(number - first_[kind - 1])};
  }

 private:
  std::array<int64_t, catalog::kKinds.size() + 1> first_{};  // by kind - 1
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_DOCUMENT_NUMBERS_H_
