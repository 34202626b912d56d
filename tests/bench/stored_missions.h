// Reads what a store holds, for the servers to compare with.
#ifndef OAS_TESTS_BENCH_STORED_MISSIONS_H_
#define OAS_TESTS_BENCH_STORED_MISSIONS_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace oas::bench {

// Calls `use` with the name and the encoded message of every record that the first commit of a
// store made, in the order of the store, until it returns false. Errors as of log::OpenLog.
absl::Status ForEachStoredRecord(
    const std::string& store,
    absl::FunctionRef<bool(absl::string_view name, absl::string_view bytes)> use);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_STORED_MISSIONS_H_
