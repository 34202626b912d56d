// Shows where in a filter the server found a fault:
//
//     regon_code = "HN"
//     ^^^^^^^^^^
#ifndef CLIENT_CLI_FILTER_FAULT_H_
#define CLIENT_CLI_FILTER_FAULT_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace oas::missions::cli {

// The filter on a line and carets below the token at byte `offset`; one caret where no such token
// stands there. A long filter is cut to what is around the place. Two lines, both indented, without
// a line break at the end.
std::string DrawFilterFault(absl::string_view filter, std::size_t offset, absl::string_view token);

// `status` with the filter of the call that failed, for ExplainError to show. OK stays OK.
absl::Status WithFilter(absl::Status status, absl::string_view filter);

// That filter; empty when there is none.
std::string FilterOf(const absl::Status& status);

}  // namespace oas::missions::cli

#endif  // CLIENT_CLI_FILTER_FAULT_H_
