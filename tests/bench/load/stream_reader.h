// Reads a whole streamed answer as bytes.
#ifndef OAS_TESTS_BENCH_LOAD_STREAM_READER_H_
#define OAS_TESTS_BENCH_LOAD_STREAM_READER_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "tests/bench/load/requests.h"
#include "tests/bench/load/target.h"

namespace oas::bench {

using UseMessage = absl::FunctionRef<void(const grpc::ByteBuffer& message)>;

// Makes one call, streamed or unary, and gives every message of its answer to `use`.
grpc::Status ReadAnswer(Target& target, const Request& request, UseMessage use);

// Number of records in a message: how often field 1 stands in it. -1 when it is no message.
int64_t CountRecords(const grpc::ByteBuffer& message);

// Makes the call `repeat` times, one after another. Returns a line of JSON. Looks at no message
// unless `sizes_path` is given: then the size of each is written to that file, and the records of
// one answer are counted.
std::string ReadStreams(Target& target, const Request& request, int repeat,
                        const std::string& sizes_path);

// Reads the answer once, and after its first message nothing for some seconds. Returns the server's
// memory as JSON: before, the most while nothing was read, and after.
std::string ReadWithPause(Target& target, const Request& request, double pause_seconds);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_STREAM_READER_H_
