// Reads all changes of a log on a thread of its own, the newest commit first, so that the disk and
// SQLite work while the records read before are parsed.
//
//     ChangeReader reader(log, newest);
//     for (ChangeReader::Batch batch; reader.Next(batch);) Use(batch);
//     absl::Status status = reader.Finish();
#ifndef OAS_SERVER_LOG_CHANGE_READER_H_
#define OAS_SERVER_LOG_CHANGE_READER_H_

#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/record_kind.h"
#include "server/log/batch_queue.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Used by one thread, beside its own.
class ChangeReader {
 public:
  // A change, with its own copy of what the log holds.
  struct Item {
    int64_t revision = 0;
    v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;  // never that
    bool deleted = false;
    uint16_t name_start = 0;  // in `text`
    uint16_t name_size = 0;
    std::string text;  // the bytes of the record; of a deleted one the name alone

    absl::string_view name() const { return {text.data() + name_start, name_size}; }
  };
  using Batch = std::vector<Item>;

  // Begins to read the revisions from `newest` down to 1. `log` must outlive the reader.
  ChangeReader(const CommitLog& log, int64_t newest);
  ~ChangeReader();
  ChangeReader(const ChangeReader&) = delete;
  ChangeReader& operator=(const ChangeReader&) = delete;

  // Waits for the next changes, in `batch` instead of what it held; false after the last.
  bool Next(Batch& batch) { return batches_.Pop(batch); }
  // Once Next has returned false: OK when all was read, else why not. DATA_LOSS when a revision is
  // missing or the bytes of a record do not begin with its name; errors of the log.
  absl::Status Finish() const { return batches_.status(); }

 private:
  class Collector;

  void Run(const CommitLog& log, int64_t newest);

  BatchQueue<Batch> batches_;
  std::thread thread_;  // last: it uses the others
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_CHANGE_READER_H_
