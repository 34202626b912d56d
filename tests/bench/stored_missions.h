// Reads what a store holds, for the servers to compare with. Missiond may have it open meanwhile.
#ifndef OAS_TESTS_BENCH_STORED_MISSIONS_H_
#define OAS_TESTS_BENCH_STORED_MISSIONS_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"

namespace oas::bench {

// Calls `use` with the name and the encoded message of every change in the store at `path`, a file
// that bench_generate made, in their order, until it returns false. Ends the program on a failure.
void ForEachStoredRecord(
    const std::string& path,
    absl::FunctionRef<bool(absl::string_view name, absl::string_view bytes)> use);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_STORED_MISSIONS_H_
