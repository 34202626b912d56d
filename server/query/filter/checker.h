// From what a filter says to what it means for records of some kinds.
#ifndef OAS_SERVER_QUERY_FILTER_CHECKER_H_
#define OAS_SERVER_QUERY_FILTER_CHECKER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "server/query/filter/filter.h"
#include "server/query/filter/source.h"
#include "server/query/filter/syntax.h"

namespace oas::query {

// Checks one filter against several kinds at once. Keeps views; both must outlive it.
class Checker {
 public:
  Checker(const FilterSource& source, absl::Span<const v1::RecordKind> kinds)
      : source_(source), kinds_(kinds) {}

  // The node for each kind. INVALID_FILTER when a field or a value fits none of them.
  absl::StatusOr<std::vector<FilterNodePtr>> Check(const SyntaxNode& syntax) const;

 private:
  using Nodes = std::vector<FilterNodePtr>;

  absl::StatusOr<Nodes> CheckOperator(const SyntaxNode& syntax) const;
  absl::StatusOr<Nodes> CheckComparison(const SyntaxNode& syntax) const;
  absl::StatusOr<Nodes> CheckText(const SyntaxNode& syntax) const;
  absl::Status UnknownField(const SyntaxNode& syntax) const;

  const FilterSource source_;
  const absl::Span<const v1::RecordKind> kinds_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_CHECKER_H_
