// Reads the newest version of every record from a log, on a thread of its own, so that the disk and
// SQLite work while the records read before are parsed. The newest commit comes first: the first
// version met of a record is its newest.
//
//     VersionReader reader(log, newest);
//     for (VersionReader::Batch batch; reader.Next(batch);) Use(batch.items);
//     absl::Status status = reader.Finish();
#ifndef OAS_SERVER_LOG_VERSION_READER_H_
#define OAS_SERVER_LOG_VERSION_READER_H_

#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/record_kind.h"
#include "server/catalog/record_shelf.h"
#include "server/log/batch_queue.h"
#include "server/log/commit_log.h"

namespace oas::log {

// Used by one thread, beside its own.
class VersionReader {
 public:
  // A version of a record that is not deleted.
  struct Item {
    int64_t revision = 0;
    v1::RecordKind kind = v1::RECORD_KIND_UNSPECIFIED;  // never that
    absl::string_view name;                             // these are parts of the text of the shelf
    absl::string_view bytes;
  };
  struct Batch {
    std::vector<Item> items;
    std::shared_ptr<catalog::RecordShelf> shelf;  // with room for a record of each item
    int64_t changes = 0;  // read up to here, of old versions and deleted records too
  };

  // Begins to read the revisions from `newest` down to 1. `log` must outlive the reader.
  VersionReader(const CommitLog& log, int64_t newest);
  ~VersionReader();
  VersionReader(const VersionReader&) = delete;
  VersionReader& operator=(const VersionReader&) = delete;

  // Waits for the next versions, in `batch` instead of what it held; false after the last.
  bool Next(Batch& batch) { return batches_.Pop(batch); }
  // Once Next has returned false: OK when all was read, else why not. DATA_LOSS when a revision is
  // missing, or something was changed since it was committed; errors of the log.
  absl::Status Finish() const { return batches_.status(); }

 private:
  class Collector;

  void Run(const CommitLog& log, int64_t newest);

  BatchQueue<Batch> batches_;
  std::thread thread_;  // last: it uses the others
};

}  // namespace oas::log

#endif  // OAS_SERVER_LOG_VERSION_READER_H_
