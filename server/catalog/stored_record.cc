#include "server/catalog/stored_record.h"

#include <array>
#include <utility>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::catalog {
namespace {

using google::protobuf::internal::WireFormatLite;

using google::protobuf::io::CodedInputStream;

CodedInputStream ReaderOf(absl::string_view bytes) {
  return CodedInputStream(reinterpret_cast<const uint8_t*>(bytes.data()),
                          static_cast<int>(bytes.size()));
}

// The fields of the BASIC view of a kind, a bit for each number.
uint64_t BasicFieldsOf(const google::protobuf::Descriptor& type) {
  static_assert(kFirstFullOnlyField < 64);
  uint64_t fields = 0;
  for (int i = 0; i < type.field_count(); ++i) {
    const int number = type.field(i)->number();
    if (number < kFirstFullOnlyField) fields |= uint64_t{1} << number;
  }
  return fields;
}

// The same, looked up once and not for every record.
uint64_t BasicFieldsOf(v1::RecordKind kind) {
  static const auto kFields = [] {
    std::array<uint64_t, kKinds.size()> fields = {};
    for (const KindInfo& info : kKinds) {
      fields[static_cast<size_t>(info.kind) - 1] =
          BasicFieldsOf(*v1::Record::descriptor()->FindFieldByNumber(info.kind)->message_type());
    }
    return fields;
  }();
  return kFields[static_cast<size_t>(kind) - 1];
}

// Bytes that the fields of the BASIC view take: everything before the first other field. Fields are
// encoded in the order of their numbers, and unknown ones after all others.
uint32_t BasicSize(absl::string_view bytes, uint64_t basic_fields) {
  CodedInputStream reader = ReaderOf(bytes);
  while (true) {
    const int position = reader.CurrentPosition();
    const uint32_t tag = reader.ReadTag();
    if (tag == 0) return static_cast<uint32_t>(bytes.size());
    const int field = WireFormatLite::GetTagFieldNumber(tag);
    const bool basic = field < kFirstFullOnlyField && (basic_fields >> field & 1) != 0;
    if (!basic || !WireFormatLite::SkipField(&reader, tag)) return static_cast<uint32_t>(position);
  }
}

}  // namespace

StoredRecord::StoredRecord(const RecordFacts& facts, absl::string_view bytes)
    : facts_(facts),
      bytes_(bytes.data()),
      size_(static_cast<uint32_t>(bytes.size())),
      basic_size_(BasicSize(bytes, BasicFieldsOf(facts.kind))) {
  CodedInputStream reader = ReaderOf(bytes);
  uint32_t name_size = 0;
  reader.ReadTag();
  reader.ReadVarint32(&name_size);
  name_start_ = static_cast<uint16_t>(reader.CurrentPosition());
  name_size_ = static_cast<uint16_t>(name_size);
}

StoredRecord::StoredRecord(const StoredRecord& record, const Frames& frames)
    : facts_(record.facts_),
      bytes_(frames.full.data() + FrameHeaderSize(record.size_)),
      basic_distance_(static_cast<uint32_t>(bytes_ - frames.basic.data())),
      size_(record.size_),
      basic_size_(record.basic_size_),
      name_start_(record.name_start_),
      name_size_(record.name_size_) {}

StoredRecordPtr StoredRecord::Keep(const v1::Record& record, std::string bytes) {
  struct Kept {
    Kept(const RecordFacts& facts, std::string text)
        : bytes(std::move(text)), stored(facts, bytes) {}
    const std::string bytes;
    const StoredRecord stored;
  };
  auto kept = std::make_shared<const Kept>(FactsOf(record), std::move(bytes));
  const StoredRecord* const stored = &kept->stored;
  return {std::move(kept), stored};
}

StoredRecordPtr StoredRecord::Encode(const v1::Record& record) {
  return Keep(record, ContentOf(record)->SerializeAsString());
}

std::string RecordPrefix(const StoredRecord& record) {
  const auto size = static_cast<uint32_t>(record.Bytes(v1::RECORD_VIEW_FULL).size());
  std::string inner;  // tag and length of the message
  {
    google::protobuf::io::StringOutputStream stream(&inner);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.WriteTag(
        WireFormatLite::MakeTag(record.facts().kind, WireFormatLite::WIRETYPE_LENGTH_DELIMITED));
    coded.WriteVarint32(size);
  }
  std::string prefix;
  {
    google::protobuf::io::StringOutputStream stream(&prefix);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.WriteVarint32(static_cast<uint32_t>(inner.size()) + size);
  }
  return prefix + inner;
}

const StoredRecordPtr& NoRecord() {
  static const auto* const kNone = new StoredRecordPtr();
  return *kNone;
}

bool InEventOrder(const StoredRecord& a, const StoredRecord& b) {
  const DayInterval& date_a = a.facts().dates.start;
  const DayInterval& date_b = b.facts().dates.start;
  if (date_a != date_b) return date_a < date_b;
  return a.name() < b.name();
}

}  // namespace oas::catalog
