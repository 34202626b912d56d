#include "server/query/record_stream.h"

#include <utility>

namespace oas::query {
namespace {

constexpr size_t kFirstChunkBytes = 4 << 10;
constexpr size_t kChunkBytes = 64 << 10;

}  // namespace

RecordStream::RecordStream(ReadPlan plan)
    : plan_(std::move(plan)),
      cursor_(plan_.rows, plan_.order, plan_.start.index),
      position_(plan_.start) {}

bool RecordStream::Fill(int64_t& work, size_t most_bytes) {
  const catalog::StoredRecordPtr* const record =
      ahead_ != nullptr ? std::exchange(ahead_, nullptr) : cursor_.Next(work);
  if (record == nullptr) return false;
  const size_t size = (*record)->Bytes(plan_.view).size();
  // A record larger than a chunk goes alone.
  if (chunk_.bytes + size > most_bytes && !chunk_.records.empty()) {
    ahead_ = record;
    return false;
  }
  chunk_.bytes += size;
  chunk_.records.push_back(record);
  ++position_.matched;
  return true;
}

const RecordChunk& RecordStream::Next() {
  const size_t most_bytes = first_chunk_ ? kFirstChunkBytes : kChunkBytes;
  chunk_.records.clear();
  chunk_.bytes = 0;
  chunk_.query_plan.reset();
  if (first_chunk_ && plan_.explain) chunk_.query_plan = plan_.rows->Explain();
  first_chunk_ = false;
  chunk_.revision = plan_.revision();
  int64_t work = cursor_.WorkOfAChunk();
  while (!LimitReached() && Fill(work, most_bytes)) {
  }
  position_.index = ahead_ == nullptr ? cursor_.position() : cursor_.last_position();
  chunk_.resume_cursor = EncodePageToken(position_);
  const bool last = ahead_ == nullptr && (LimitReached() || cursor_.AtEnd());
  if (last) chunk_.total_count = static_cast<int64_t>(position_.matched);
  return chunk_;
}

}  // namespace oas::query
