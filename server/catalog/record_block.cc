#include "server/catalog/record_block.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include "absl/types/span.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::catalog {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedOutputStream;

// Of a block: what the processor maps as one page, when the system lets it.
constexpr size_t kHugePage = size_t{2} << 20;

// Memory for a block, freed with it.
class Memory {
 public:
  explicit Memory(size_t size) {
    // A small catalog does not take two mebibytes for each kind.
    if (size <= kHugePage / 2) {
      start_ = new char[size];
    } else {
      mapped_size_ = (size + kHugePage - 1) / kHugePage * kHugePage;
      start_ = Map(mapped_size_);
    }
  }
  ~Memory() {
    if (mapped_size_ == 0) {
      delete[] start_;
    } else {
      munmap(start_, mapped_size_);
    }
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  char* start() const { return start_; }

 private:
  // Whole huge pages from the system itself: of aligned memory the heap wastes as much as it gives,
  // and looks for long.
  static char* Map(size_t size) {
    void* const mapped =
        mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::bad_alloc();
    auto* const first = static_cast<char*>(mapped);
    const size_t before = -reinterpret_cast<uintptr_t>(first) % kHugePage;
    char* const start = first + before;
    if (before > 0) munmap(first, before);
    munmap(start + size, kHugePage - before);
    madvise(start, size, MADV_HUGEPAGE);  // a wish: what comes of it does not matter
    return start;
  }

  char* start_;
  size_t mapped_size_ = 0;  // 0 when it is of the heap
};

// Writes `bytes` at `to` as field 1; returns the frame.
absl::string_view WriteFrame(absl::string_view bytes, char* to) {
  constexpr uint8_t kTag = WireFormatLite::MakeTag(1, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  auto* const start = reinterpret_cast<uint8_t*>(to);
  *start = kTag;
  uint8_t* const content =
      CodedOutputStream::WriteVarint32ToArray(static_cast<uint32_t>(bytes.size()), start + 1);
  std::memcpy(content, bytes.data(), bytes.size());
  return {to, static_cast<size_t>(content - start) + bytes.size()};
}

// What a record takes in a block.
struct PackedSize {
  size_t basic = 0;
  size_t full = 0;

  explicit PackedSize(const StoredRecord& record)
      : full(FrameSize(static_cast<uint32_t>(record.Bytes(v1::RECORD_VIEW_FULL).size()))) {
    const size_t size =
        FrameSize(static_cast<uint32_t>(record.Bytes(v1::RECORD_VIEW_BASIC).size()));
    if (size != full) basic = size;  // else one frame serves both views
  }
  size_t Total() const { return basic + full + sizeof(StoredRecord); }
};

// Replaces `records` with copies in one block: the records, then all frames of the BASIC view, then
// all of the FULL view.
void PackBlock(absl::Span<StoredRecordPtr> records, size_t basic_size, size_t total_size) {
  const auto memory = std::make_shared<const Memory>(total_size);
  char* const headers = memory->start();
  char* basic_end = headers + records.size() * sizeof(StoredRecord);
  char* full_end = basic_end + basic_size;
  for (size_t i = 0; i < records.size(); ++i) {
    const StoredRecordPtr original = std::move(records[i]);
    StoredRecord::Frames frames;
    frames.full = WriteFrame(original->Bytes(v1::RECORD_VIEW_FULL), full_end);
    full_end += frames.full.size();
    frames.basic = frames.full;
    if (PackedSize(*original).basic > 0) {
      frames.basic = WriteFrame(original->Bytes(v1::RECORD_VIEW_BASIC), basic_end);
      basic_end += frames.basic.size();
    }
    // Trivially destructible, so freeing the memory is enough.
    static_assert(std::is_trivially_destructible_v<StoredRecord>);
    const auto* const packed =
        new (headers + i * sizeof(StoredRecord)) StoredRecord(*original, frames);
    records[i] = StoredRecordPtr(memory, packed);
  }
}

}  // namespace

void PackRecords(std::vector<StoredRecordPtr>& records) {
  size_t first = 0;
  size_t basic = 0;
  size_t total = 0;
  const auto pack_until = [&](size_t end) {
    if (end > first) PackBlock(absl::MakeSpan(records).subspan(first, end - first), basic, total);
    first = end;
    basic = total = 0;
  };
  for (size_t i = 0; i < records.size(); ++i) {
    if (!records[i]->Frame(v1::RECORD_VIEW_FULL).empty()) {
      pack_until(i);
      first = i + 1;
      continue;
    }
    const PackedSize size(*records[i]);
    if (total + size.Total() > kHugePage) pack_until(i);
    basic += size.basic;
    total += size.Total();
  }
  pack_until(records.size());
}

}  // namespace oas::catalog
