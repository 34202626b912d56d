// What every reading of history needs.
#ifndef OAS_SERVER_QUERY_HISTORY_HISTORY_CONTEXT_H_
#define OAS_SERVER_QUERY_HISTORY_HISTORY_CONTEXT_H_

#include <cstddef>
#include <optional>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "server/catalog/catalog.h"
#include "server/log/commit_log.h"
#include "server/query/page_token.h"

namespace oas::query {

struct HistoryContext {
  const catalog::Catalog& catalog;  // says what the newest revision is
  const log::CommitLog& log;
  absl::FunctionRef<bool()> cancelled;  // whether the caller has gone
};

// A page ends before it has more bytes: clients take messages of 4 MiB unless told otherwise.
inline constexpr size_t kMostHistoryPageBytes = 3 << 20;

// CANCELLED: nobody waits for the answer any more.
inline absl::Status HistoryCancelled() { return absl::CancelledError("the client went away"); }

// Where the page of a request starts; nothing when it is the first. Errors of DecodePageToken.
template <typename Request>
absl::StatusOr<std::optional<PagePosition>> PageStart(const Request& request) {
  if (request.page_token().empty()) return std::nullopt;
  absl::StatusOr<PagePosition> position =
      DecodePageToken("page_token", request.page_token(), RequestHash(request));
  if (!position.ok()) return position.status();
  return *position;
}

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_HISTORY_CONTEXT_H_
