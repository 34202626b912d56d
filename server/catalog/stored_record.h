// One version of one record as it is kept and sent: encoded once, shared by every answer.
#ifndef OAS_SERVER_CATALOG_STORED_RECORD_H_
#define OAS_SERVER_CATALOG_STORED_RECORD_H_

#include <bit>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "oas/missions/v1/read_options.pb.h"
#include "oas/missions/v1/record.pb.h"
#include "server/catalog/record_facts.h"

namespace oas::catalog {

// Fields with this number and above are only in the FULL view. They come last on the wire, so that
// the bytes of the BASIC view are a prefix of the bytes of the FULL view.
inline constexpr int kFirstFullOnlyField = 50;

// Size of the field number and the length before `size` bytes in field 1, and with them.
constexpr size_t FrameHeaderSize(uint32_t size) {
  return 2 + static_cast<size_t>(std::bit_width(size | 1U) - 1) / 7;
}
constexpr size_t FrameSize(uint32_t size) { return FrameHeaderSize(size) + size; }

// Immutable, so it may be shared between threads, snapshots and answers under way.
class StoredRecord {
 public:
  // Encodes the message inside `record`, which must be set and valid.
  static std::shared_ptr<const StoredRecord> Encode(const v1::Record& record);

  // Keeps `bytes`, which Encode made earlier of the message inside `record`.
  static std::shared_ptr<const StoredRecord> Keep(const v1::Record& record, std::string bytes);

  // Use Encode, Keep, RecordShelf or PackRecords. The first field of `bytes`, which somebody else
  // owns, must be the record's name.
  StoredRecord(const RecordFacts& facts, absl::string_view bytes);
  // The same record in other memory: the frame of the FULL view has its bytes. That of the BASIC
  // view is the same, or lies before it, less than four gibibytes away.
  struct Frames {
    absl::string_view basic;
    absl::string_view full;
  };
  StoredRecord(const StoredRecord& record, const Frames& frames);

  const RecordFacts& facts() const { return facts_; }
  absl::string_view name() const { return {bytes_ + name_start_, name_size_}; }

  // Wire bytes of the message (a Mission, not a Record) in a view; UNSPECIFIED means FULL.
  absl::string_view Bytes(v1::RecordView view) const {
    return {bytes_, view == v1::RECORD_VIEW_BASIC ? basic_size_ : size_};
  }

  // The same with field number and length before them, as field 1 of an answer has them. Empty when
  // the record was not packed (record_block.h).
  absl::string_view Frame(v1::RecordView view) const {
    if (basic_distance_ == 0) return {};
    if (view != v1::RECORD_VIEW_BASIC) return {bytes_ - FrameHeaderSize(size_), FrameSize(size_)};
    return {bytes_ - basic_distance_, FrameSize(basic_size_)};
  }

  // The message in a view. `Content` must be the message type of the record's kind.
  template <typename Content>
  Content Decode(v1::RecordView view = v1::RECORD_VIEW_FULL) const {
    Content content;
    DecodeInto(view, content);
    return content;
  }

  // The same into a message that is used again and again; it must be of the record's kind.
  void DecodeInto(v1::RecordView view, google::protobuf::Message& content) const {
    const absl::string_view bytes = Bytes(view);
    // Cannot fail: these are bytes that Encode made.
    content.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  }

 private:
  const RecordFacts facts_;
  const char* bytes_;
  uint32_t basic_distance_ = 0;  // of the frame of the BASIC view before bytes_; 0 without frames
  uint32_t size_;
  uint32_t basic_size_;
  uint16_t name_start_;
  uint16_t name_size_;
};
static_assert(sizeof(StoredRecord) == 48, "a catalog may hold a million");

using StoredRecordPtr = std::shared_ptr<const StoredRecord>;

// nullptr, for those who answer with a reference.
const StoredRecordPtr& NoRecord();

// The bytes before those of the FULL view where a record is sent as a v1::Record after its length:
// that length, and the tag and the length of the message inside.
std::string RecordPrefix(const StoredRecord& record);

// Event order: by date, then by name. Records without a date come last.
bool InEventOrder(const StoredRecord& a, const StoredRecord& b);

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_STORED_RECORD_H_
