// The server under load: connections to it, and the processor time it takes.
#ifndef OAS_TESTS_BENCH_LOAD_TARGET_H_
#define OAS_TESTS_BENCH_LOAD_TARGET_H_

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "grpcpp/generic/generic_stub.h"

namespace oas::bench {

// Not thread-safe.
class Target {
 public:
  // `pid` is the server's, or 0 when its processor time is of no interest.
  Target(const std::string& address, int connections, pid_t pid);

  // Stubs of the connections, one after another.
  grpc::GenericStub& NextStub() { return *stubs_[next_++ % stubs_.size()]; }

  // Seconds of processor time that the server has taken, in user and kernel mode: the sum that
  // /proc/PID/stat gives in hundredths, to the nanosecond. 0 without a pid, or when it has ended.
  double ServerSeconds() const;
  // Bytes of the server's resident memory (VmRSS). 0 without a pid, or when it has ended.
  int64_t ServerMemory() const;

 private:
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
  size_t next_ = 0;
  pid_t pid_;
};

// Seconds on a clock that only goes forward.
double Now();
// Seconds of processor time that this program has taken.
double OwnSeconds();

// A latency below which `part` (0 to 1) of the latencies lie. Sorts `seconds`.
double Percentile(std::vector<float>& seconds, double part);

}  // namespace oas::bench

#endif  // OAS_TESTS_BENCH_LOAD_TARGET_H_
