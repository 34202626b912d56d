#include "server/query/text/search_catalog.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "server/query/page_token.h"
#include "server/query/query_errors.h"
#include "server/query/requested_kinds.h"
#include "server/query/text/searchable_text.h"
#include "server/query/text/snippet.h"
#include "server/query/text/text_errors.h"

namespace oas::query {
namespace {

constexpr int32_t kDefaultPageSize = 20;
constexpr int32_t kMostPageSize = 1000;

// A page also ends here: gRPC's clients refuse messages of more than 4 MiB by default.
constexpr size_t kMostPageBytes = 3 << 20;

// The request, checked.
struct SearchPlan {
  TextSearchSpec spec;
  TextSearch::IndexPtr index;
  catalog::SnapshotPtr snapshot;  // that of the index
  v1::RecordView view = v1::RECORD_VIEW_BASIC;
  uint64_t request_hash = 0;
};

absl::Status CheckPage(const v1::SearchCatalogRequest& request, SearchPlan& plan) {
  if (!v1::RecordView_IsValid(request.view())) {
    return InvalidEnumValue("view", request.view(), "RecordView");
  }
  if (request.view() != v1::RECORD_VIEW_UNSPECIFIED) plan.view = request.view();
  if (request.page_size() < 0) return InvalidPageSize("page_size", request.page_size());
  const int32_t page_size = request.page_size() == 0 ? kDefaultPageSize : request.page_size();
  plan.spec.limit = static_cast<uint64_t>(std::min(page_size, kMostPageSize));
  return absl::OkStatus();
}

// The index that read_options ask for: the last one unless they name a revision.
absl::StatusOr<TextSearch::IndexPtr> IndexFor(const SearchContext& context,
                                              const v1::ReadOptions& options) {
  const absl::StatusOr<catalog::SnapshotPtr> snapshot = context.catalog.Read(options);
  if (!snapshot.ok()) return snapshot.status();
  if (options.has_at_revision() || options.has_at_time()) {
    return context.text_search.IndexOf((*snapshot)->revision(), "read_options");
  }
  // The catalog has reached min_revision; the index may follow later.
  return context.text_search.AtLeast(options.min_revision());
}

// Sets the index and the place in the results: where the token says, or at the beginning.
absl::Status CheckPosition(const SearchContext& context, const v1::SearchCatalogRequest& request,
                           SearchPlan& plan) {
  plan.request_hash = RequestHash(request);
  absl::StatusOr<TextSearch::IndexPtr> index;
  if (request.page_token().empty()) {
    index = IndexFor(context, request.read_options());
  } else {
    const auto position = DecodePageToken("page_token", request.page_token(), plan.request_hash);
    if (!position.ok()) return position.status();
    plan.spec.offset = position->index;
    index = context.text_search.IndexOf(position->revision, "page_token");
  }
  if (!index.ok()) return index.status();
  plan.index = *std::move(index);
  plan.snapshot = plan.index->snapshot_ptr();
  return absl::OkStatus();
}

absl::StatusOr<SearchPlan> Check(const SearchContext& context,
                                 const v1::SearchCatalogRequest& request,
                                 const Tokenizer& tokenizer) {
  SearchPlan plan;
  auto query = ParseTextQuery("query", request.query(), tokenizer);
  if (!query.ok()) return query.status();
  plan.spec.query = *std::move(query);
  auto kinds = KindsOf(request);
  if (!kinds.ok()) return kinds.status();
  plan.spec.kinds = *std::move(kinds);
  absl::Status status = CheckPage(request, plan);
  if (status.ok()) status = CheckPosition(context, request, plan);
  if (!status.ok()) return status;
  if (request.filter().empty()) return plan;
  auto accepts = context.compile_filter(plan.snapshot, request.filter(), plan.spec.kinds);
  if (!accepts.ok()) return accepts.status();
  plan.spec.accepts = *std::move(accepts);
  return plan;
}

v1::SearchResult ResultOf(const TextMatch& match, const SearchPlan& plan,
                          const Tokenizer& tokenizer) {
  const catalog::StoredRecord& stored =
      *plan.snapshot->CollectionOf(match.kind).whole().records()[match.row];
  v1::SearchResult result;
  // The kinds are numbered like the fields of Record.
  const auto* const field = v1::Record::descriptor()->FindFieldByNumber(match.kind);
  stored.DecodeInto(plan.view,
                    *v1::Record::GetReflection()->MutableMessage(result.mutable_record(), field));
  result.set_score(match.score);
  Snippet snippet = MakeSnippet(TextOf(stored), plan.spec.query, tokenizer);
  result.set_snippet(std::move(snippet.text));
  for (const TextSpan& span : snippet.highlights) {
    v1::TextSpan& highlight = *result.add_highlights();
    highlight.set_offset(static_cast<int32_t>(span.offset));
    highlight.set_length(static_cast<int32_t>(span.length));
  }
  return result;
}

// Fills the page, and says how many results it took.
absl::StatusOr<size_t> AddResults(const std::vector<TextMatch>& matches, const SearchPlan& plan,
                                  const Tokenizer& tokenizer, absl::FunctionRef<bool()> cancelled,
                                  v1::SearchCatalogResponse& response) {
  size_t bytes = 0;
  size_t count = 0;
  for (const TextMatch& match : matches) {
    if (cancelled()) return SearchCancelled();
    v1::SearchResult result = ResultOf(match, plan, tokenizer);
    bytes += result.ByteSizeLong();
    if (bytes > kMostPageBytes && count > 0) break;
    *response.add_results() = std::move(result);
    ++count;
  }
  return count;
}

}  // namespace

absl::StatusOr<v1::SearchCatalogResponse> SearchCatalog(const SearchContext& context,
                                                        const v1::SearchCatalogRequest& request) {
  const auto tokenizer = Tokenizer::Create();
  if (!tokenizer.ok()) return tokenizer.status();
  const auto plan = Check(context, request, *tokenizer);
  if (!plan.ok()) return plan.status();
  const auto found = plan->index->Search(plan->spec, context.cancelled);
  if (!found.ok()) return found.status();
  v1::SearchCatalogResponse response;
  const auto count = AddResults(found->matches, *plan, *tokenizer, context.cancelled, response);
  if (!count.ok()) return count.status();
  const uint64_t next = plan->spec.offset + *count;
  if (*count > 0 && next < found->total) {
    response.set_next_page_token(
        EncodePageToken({plan->snapshot->revision(), plan->request_hash, next, next}));
  }
  response.set_revision(plan->snapshot->revision());
  response.set_total_size(
      static_cast<int32_t>(std::min<uint64_t>(found->total, std::numeric_limits<int32_t>::max())));
  return response;
}

}  // namespace oas::query
