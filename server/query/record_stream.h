// The chunks of a streamed answer, made one at a time as the reader takes them.
#ifndef OAS_SERVER_QUERY_RECORD_STREAM_H_
#define OAS_SERVER_QUERY_RECORD_STREAM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/query/read_plan.h"
#include "server/query/record_cursor.h"

namespace oas::query {

struct RecordChunk {
  // Of the snapshot, which the stream keeps alive.
  std::vector<const catalog::StoredRecordPtr*> records;
  size_t bytes = 0;                         // of the records, in the view of the stream
  std::string resume_cursor;                // goes on after this chunk
  int64_t revision = 0;                     // of the snapshot
  std::optional<int64_t> total_count;       // in the last chunk: records that the request selects
  std::optional<v1::QueryPlan> query_plan;  // in the first chunk, when asked for
};

// Not thread-safe. Holds a cursor, whatever the length of the answer.
class RecordStream {
 public:
  explicit RecordStream(ReadPlan plan);

  v1::RecordView view() const { return plan_.view; }

  // Whether making a chunk means reading records: too much work for a thread that others wait for.
  bool ReadsRecords() const { return plan_.rows->Scans(); }

  // The next chunk: a small one first, so that the reader has something at once, later ones of
  // about 64 KiB. The work that goes into a chunk is bounded, so one can be without records. The
  // last one carries the total. Must not be called after the last; valid until it is called again.
  const RecordChunk& Next();

 private:
  // Puts the next record into `chunk_` when it has room; false when the chunk is done.
  bool Fill(int64_t& work, size_t most_bytes);
  bool LimitReached() const {
    return plan_.limit > 0 && static_cast<int64_t>(position_.matched) >= plan_.limit;
  }

  const ReadPlan plan_;
  RecordCursor cursor_;
  PagePosition position_;  // after the chunks already made
  // A record that did not fit into the last chunk and begins the next.
  const catalog::StoredRecordPtr* ahead_ = nullptr;
  bool first_chunk_ = true;
  RecordChunk chunk_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_RECORD_STREAM_H_
