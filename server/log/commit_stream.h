// Reads the changes of a log in their order, on a thread of its own, for whoever wants to take them
// one after another: a ChangeSource, for instance.
//
//     CommitStream stream(log, 1, newest);
//     Change change;
//     for (absl::StatusOr<bool> more = stream.Next(change); more.ok() && *more;
//          more = stream.Next(change)) Use(change);
#ifndef OAS_SERVER_LOG_COMMIT_STREAM_H_
#define OAS_SERVER_LOG_COMMIT_STREAM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "server/log/batch_queue.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Used by one thread, beside its own. Holds a few mebibytes, or one change.
class CommitStream {
 public:
  // Begins to read the revisions from `first` to `last`. `log` must outlive the stream.
  CommitStream(const CommitLog& log, int64_t first, int64_t last);
  ~CommitStream();
  CommitStream(const CommitStream&) = delete;
  CommitStream& operator=(const CommitStream&) = delete;

  // Waits for the next change, which lives until the next call; false after the last. Errors as of
  // CommitLog::Read.
  absl::StatusOr<bool> Next(Change& change);

 private:
  class Collector;
  struct KeptChange {
    std::string name;
    std::optional<uint64_t> old_hash;
    std::optional<std::string> bytes;
    std::string reason;
  };
  using Batch = std::vector<KeptChange>;

  void Run(const CommitLog& log, int64_t first, int64_t last);

  BatchQueue<Batch> batches_;
  Batch current_;  // of the thread that takes
  size_t next_ = 0;
  std::thread thread_;  // last: it uses the others
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_COMMIT_STREAM_H_
