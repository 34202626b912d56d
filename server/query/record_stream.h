// The chunks of a streamed answer, made one at a time as the reader takes them.
#ifndef OAS_SERVER_QUERY_RECORD_STREAM_H_
#define OAS_SERVER_QUERY_RECORD_STREAM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/query/read_plan.h"

namespace oas::query {

struct RecordChunk {
  std::vector<catalog::StoredRecordPtr> records;
  std::string resume_cursor;           // goes on after this chunk
  int64_t revision = 0;                // of the snapshot
  std::optional<int64_t> total_count;  // in the last chunk: records that the request selects
};

// Not thread-safe. Holds a cursor and one record, whatever the length of the answer.
class RecordStream {
 public:
  explicit RecordStream(ReadPlan plan);

  v1::RecordView view() const { return plan_.view; }

  // The next chunk: a small one first, so that the reader has something at once, later ones of
  // about 64 KiB. The last one carries the total. Must not be called after the last.
  RecordChunk Next();

 private:
  void Advance();

  ReadPlan plan_;
  RecordCursor cursor_;
  PagePosition position_;           // after the chunks already made
  catalog::StoredRecordPtr ahead_;  // the record that comes next, or nullptr at the end
  bool first_chunk_ = true;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_RECORD_STREAM_H_
