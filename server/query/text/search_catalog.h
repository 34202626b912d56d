// The answer to SearchCatalog.
#ifndef OAS_SERVER_QUERY_TEXT_SEARCH_CATALOG_H_
#define OAS_SERVER_QUERY_TEXT_SEARCH_CATALOG_H_

#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "server/catalog/catalog.h"
#include "server/query/text/text_index.h"
#include "server/query/text/text_search.h"

namespace oas::query {

// Compiles the request's filter, which is not empty, over the records of `kinds` (at least one, in
// ascending order): INVALID_FILTER or whatever else the filter language answers.
using RowFilterCompiler = absl::FunctionRef<absl::StatusOr<RowPredicate>(
    const catalog::SnapshotPtr& snapshot, absl::string_view filter,
    const std::vector<v1::RecordKind>& kinds)>;

// What answering a search needs besides the request.
struct SearchContext {
  const catalog::Catalog& catalog;
  const TextSearch& text_search;
  RowFilterCompiler compile_filter;
  absl::FunctionRef<bool()> cancelled;  // asked now and then; true ends the search
};

// Thread-safe. May take seconds where millions of records match, so it must not run on a thread
// that others wait for. Answers from the index that was built last, and says its revision.
// INVALID_ARGUMENT for what the request has wrong, UNAVAILABLE while the text index that it asks
// for is being built, UNIMPLEMENTED when it asks for an earlier one, CANCELLED when `cancelled`
// says so.
absl::StatusOr<v1::SearchCatalogResponse> SearchCatalog(const SearchContext& context,
                                                        const v1::SearchCatalogRequest& request);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_TEXT_SEARCH_CATALOG_H_
