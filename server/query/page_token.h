// Where to go on: the content of page tokens and resume cursors.
//
// A token pins the revision of the first page and a hash of the request, so that pages belong
// together; it holds a position, no state of the server, so that it survives a restart.
#ifndef OAS_SERVER_QUERY_PAGE_TOKEN_H_
#define OAS_SERVER_QUERY_PAGE_TOKEN_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace oas::query {

inline constexpr int64_t kTotalUnknown = -1;

struct PagePosition {
  int64_t revision = 0;
  uint64_t request_hash = 0;
  uint64_t index = 0;    // first record of the collection, in the request's order, still to look at
  uint64_t matched = 0;  // records already answered
  int64_t total = kTotalUnknown;  // records on all pages together, counted for the first
};

// Hash of a request without the fields that may change from page to page: page_size, page_token and
// resume_cursor.
uint64_t RequestHash(const google::protobuf::Message& request);

std::string EncodePageToken(const PagePosition& position);

// The position in `token`, which came in request field `field`. INVALID_PAGE_TOKEN when it was not
// made by EncodePageToken, PAGE_TOKEN_MISMATCH when it was made for another request.
absl::StatusOr<PagePosition> DecodePageToken(absl::string_view field, absl::string_view token,
                                             uint64_t request_hash);

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_PAGE_TOKEN_H_
