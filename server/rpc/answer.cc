#include "server/rpc/answer.h"

#include <utility>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::rpc {
namespace {

using google::protobuf::internal::WireFormatLite;

// A record up to this size is copied: less work than keeping count of a reference to it.
constexpr size_t kMostCopied = 4096;

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

Answer::Answer(size_t record_bytes) {
  constexpr size_t kMostForTagsAndSmallFields = 4096;
  if (record_bytes > 0) written_.reserve(record_bytes + kMostForTagsAndSmallFields);
}

void Answer::AddRecord(const catalog::StoredRecordPtr& record, v1::RecordView view) {
  AppendTag(kRecordsField, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, written_);
  AppendVarint(record->Bytes(view).size(), written_);
  AddBytes(record, view);
}

void Answer::AddAnyRecord(const catalog::StoredRecordPtr& record) {
  AppendTag(kRecordsField, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, written_);
  written_ += catalog::RecordPrefix(*record);
  AddBytes(record, v1::RECORD_VIEW_FULL);
}

void Answer::AddBytes(const catalog::StoredRecordPtr& record, v1::RecordView view) {
  const absl::string_view bytes = record->Bytes(view);
  if (bytes.size() <= kMostCopied) {
    written_.append(bytes.data(), bytes.size());
    return;
  }
  Flush();
  slices_.push_back(SliceOf(record, view));
}

void Answer::AddString(int field, absl::string_view value) {
  if (value.empty()) return;
  AppendTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, written_);
  AppendVarint(value.size(), written_);
  written_.append(value.data(), value.size());
}

void Answer::AddMessage(int field, const google::protobuf::Message& message) {
  const std::string bytes = message.SerializeAsString();
  AppendTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, written_);
  AppendVarint(bytes.size(), written_);
  written_ += bytes;
}

void Answer::AddInt64(int field, int64_t value) {
  if (value != 0) AddPresentInt64(field, value);
}

void Answer::AddPresentInt64(int field, int64_t value) {
  AppendTag(field, WireFormatLite::WIRETYPE_VARINT, written_);
  AppendVarint(static_cast<uint64_t>(value), written_);
}

void Answer::Flush() {
  constexpr size_t kMostCopiedAgain = 256;
  if (written_.empty()) return;
  if (written_.size() <= kMostCopiedAgain) {
    slices_.emplace_back(written_);
    written_.clear();
    return;
  }
  auto* const owned = new std::string(std::exchange(written_, {}));
  slices_.emplace_back(
      owned->data(), owned->size(), [](void* text) { delete static_cast<std::string*>(text); },
      owned);
}

grpc::ByteBuffer Answer::Finish() && {
  Flush();
  return {slices_.data(), slices_.size()};
}

}  // namespace oas::rpc
