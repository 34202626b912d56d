#include "server/query/text/text_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "server/catalog/error_details.h"

namespace oas::query {

absl::Status QueryWithoutWords(absl::string_view field, absl::string_view query) {
  const absl::string_view excerpt = catalog::Excerpt(query);
  return catalog::FieldError(
      v1::ERROR_REASON_INVALID_QUERY, field, excerpt,
      absl::StrCat(field, " has no word to search for: \"", excerpt,
                   "\"; give letters or digits, such as coup, \"good offices\" or hond*"));
}

absl::Status QueryTooLong(absl::string_view field, absl::string_view what, size_t count,
                          size_t maximum) {
  return catalog::FieldError(
      v1::ERROR_REASON_TOO_MANY_ITEMS, field, "",
      absl::StrCat(field, " has ", count, " ", what, "; a search takes at most ", maximum),
      {{"count", absl::StrCat(count)}, {"maximum", absl::StrCat(maximum)}});
}

absl::Status TextIndexBuilding(double progress, absl::Duration remaining) {
  const int percent = static_cast<int>(progress * 100);
  absl::Status status =
      catalog::MakeError(absl::StatusCode::kUnavailable, v1::ERROR_REASON_TEXT_INDEX_BUILDING,
                         absl::StrCat("the text index is still being built (", percent,
                                      "%); every other read is served meanwhile"),
                         {{"percent", absl::StrCat(percent)}});
  catalog::AddRetry(remaining, status);
  return status;
}

absl::Status RevisionNotSearched(absl::string_view field, int64_t revision, int64_t served) {
  return catalog::MakeError(
      absl::StatusCode::kUnimplemented, v1::ERROR_REASON_NOT_IMPLEMENTED,
      absl::StrCat("text search serves the newest records only, now those of revision ", served,
                   ", and ", field, " asks for revision ", revision,
                   "; search again without it, or filter a List at that revision"),
      {{"field", std::string(field)}, {"instead", "filter"}});
}

absl::Status SearchCancelled() { return absl::CancelledError("the search was cancelled"); }

}  // namespace oas::query
