#include "server/query/record_stream.h"

#include <utility>

namespace oas::query {
namespace {

constexpr size_t kFirstChunkBytes = 4 << 10;
constexpr size_t kChunkBytes = 64 << 10;

}  // namespace

RecordStream::RecordStream(ReadPlan plan)
    : plan_(std::move(plan)),
      cursor_(plan_.snapshot, plan_.selection, plan_.start.index),
      position_(plan_.start) {
  Advance();
}

void RecordStream::Advance() {
  const bool limit_reached =
      plan_.limit > 0 && static_cast<int64_t>(position_.matched) >= plan_.limit;
  ahead_ = limit_reached ? nullptr : cursor_.Next();
}

RecordChunk RecordStream::Next() {
  const size_t most_bytes = first_chunk_ ? kFirstChunkBytes : kChunkBytes;
  first_chunk_ = false;
  RecordChunk chunk;
  chunk.revision = plan_.snapshot->revision();
  size_t bytes = 0;
  while (ahead_ != nullptr) {
    const size_t size = ahead_->Bytes(plan_.view).size();
    // A record larger than a chunk goes alone.
    if (bytes + size > most_bytes && !chunk.records.empty()) break;
    bytes += size;
    chunk.records.push_back(std::move(ahead_));
    ++position_.matched;
    position_.index = cursor_.index();
    Advance();
  }
  chunk.resume_cursor = EncodePageToken(position_);
  if (ahead_ == nullptr) chunk.total_count = static_cast<int64_t>(position_.matched);
  return chunk;
}

}  // namespace oas::query
