#include "server/rpc/answer.h"

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::rpc {
namespace {

using google::protobuf::internal::WireFormatLite;

void AppendVarint(uint64_t value, std::string& bytes) {
  constexpr uint64_t kContinues = 0x80;
  for (; value >= kContinues; value >>= 7) bytes.push_back(static_cast<char>(value | kContinues));
  bytes.push_back(static_cast<char>(value));
}

void AppendTag(int field, WireFormatLite::WireType type, std::string& bytes) {
  AppendVarint(WireFormatLite::MakeTag(field, type), bytes);
}

// A slice of the record's own bytes that holds a reference to it.
grpc::Slice SliceOf(const catalog::StoredRecordPtr& record, v1::RecordView view) {
  const absl::string_view bytes = record->Bytes(view);
  auto* const keep_alive = new catalog::StoredRecordPtr(record);
  // gRPC never writes through the pointer; its interface only lacks the const.
  return {const_cast<char*>(bytes.data()), bytes.size(),
          [](void* reference) { delete static_cast<catalog::StoredRecordPtr*>(reference); },
          keep_alive};
}

}  // namespace

void Answer::AddRecord(const catalog::StoredRecordPtr& record, v1::RecordView view) {
  AppendTag(kRecordsField, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, small_fields_);
  AppendVarint(record->Bytes(view).size(), small_fields_);
  FlushSmallFields();
  slices_.push_back(SliceOf(record, view));
}

void Answer::AddString(int field, absl::string_view value) {
  if (value.empty()) return;
  AppendTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, small_fields_);
  AppendVarint(value.size(), small_fields_);
  small_fields_.append(value.data(), value.size());
}

void Answer::AddMessage(int field, const google::protobuf::Message& message) {
  const std::string bytes = message.SerializeAsString();
  AppendTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, small_fields_);
  AppendVarint(bytes.size(), small_fields_);
  small_fields_ += bytes;
}

void Answer::AddInt64(int field, int64_t value) {
  if (value != 0) AddPresentInt64(field, value);
}

void Answer::AddPresentInt64(int field, int64_t value) {
  AppendTag(field, WireFormatLite::WIRETYPE_VARINT, small_fields_);
  AppendVarint(static_cast<uint64_t>(value), small_fields_);
}

void Answer::FlushSmallFields() {
  if (small_fields_.empty()) return;
  slices_.emplace_back(small_fields_);
  small_fields_.clear();
}

grpc::ByteBuffer Answer::Finish() && {
  FlushSmallFields();
  return {slices_.data(), slices_.size()};
}

}  // namespace oas::rpc
