// The text of a filter while it is read, and faults that say where in it they are.
#ifndef OAS_SERVER_QUERY_FILTER_SOURCE_H_
#define OAS_SERVER_QUERY_FILTER_SOURCE_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace oas::query {

// Tokens are views into `text`, so each of them knows its offset.
struct FilterSource {
  absl::string_view field;  // of the request, for errors
  absl::string_view text;
};

// INVALID_FILTER at `token`, a view into the text of the source.
absl::Status FaultAt(const FilterSource& source, absl::string_view token, absl::string_view message,
                     absl::string_view suggestion = "");

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_FILTER_SOURCE_H_
