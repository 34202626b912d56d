#include "server/catalog/stored_record.h"

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::catalog {
namespace {

using google::protobuf::internal::WireFormatLite;

using google::protobuf::io::CodedInputStream;

CodedInputStream ReaderOf(const std::string& bytes) {
  return CodedInputStream(reinterpret_cast<const uint8_t*>(bytes.data()),
                          static_cast<int>(bytes.size()));
}

// Bytes that the fields of the BASIC view take: everything before the first other field. Fields are
// encoded in the order of their numbers, and unknown ones after all others.
uint32_t BasicSize(const std::string& bytes, const google::protobuf::Descriptor& type) {
  CodedInputStream reader = ReaderOf(bytes);
  while (true) {
    const int position = reader.CurrentPosition();
    const uint32_t tag = reader.ReadTag();
    if (tag == 0) return static_cast<uint32_t>(bytes.size());
    const int field = WireFormatLite::GetTagFieldNumber(tag);
    const bool basic = field < kFirstFullOnlyField && type.FindFieldByNumber(field) != nullptr;
    if (!basic || !WireFormatLite::SkipField(&reader, tag)) return static_cast<uint32_t>(position);
  }
}

}  // namespace

StoredRecord::StoredRecord(const RecordFacts& facts, std::string bytes)
    : facts_(facts), bytes_(std::move(bytes)) {
  const auto* const type = v1::Record::descriptor()->FindFieldByNumber(facts.kind)->message_type();
  basic_size_ = BasicSize(bytes_, *type);
  CodedInputStream reader = ReaderOf(bytes_);
  uint32_t name_size = 0;
  reader.ReadTag();
  reader.ReadVarint32(&name_size);
  name_start_ = static_cast<uint16_t>(reader.CurrentPosition());
  name_size_ = static_cast<uint16_t>(name_size);
}

StoredRecordPtr StoredRecord::Keep(const v1::Record& record, std::string bytes) {
  return std::make_shared<const StoredRecord>(FactsOf(record), std::move(bytes));
}

StoredRecordPtr StoredRecord::Encode(const v1::Record& record) {
  return Keep(record, ContentOf(record)->SerializeAsString());
}

bool InEventOrder(const StoredRecord& a, const StoredRecord& b) {
  const DayInterval& date_a = a.facts().dates.start;
  const DayInterval& date_b = b.facts().dates.start;
  if (date_a != date_b) return date_a < date_b;
  return a.name() < b.name();
}

}  // namespace oas::catalog
