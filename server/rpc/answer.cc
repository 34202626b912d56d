#include "server/rpc/answer.h"

#include <utility>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::rpc {
namespace {

using google::protobuf::internal::WireFormatLite;

// Up to this size bytes are copied: less work than keeping count of a reference to them.
constexpr size_t kMostCopied = 4096;

void AppendVarint(uint64_t value, std::string& bytes) {
  constexpr uint64_t kContinues = 0x80;
  for (; value >= kContinues; value >>= 7) bytes.push_back(static_cast<char>(value | kContinues));
  bytes.push_back(static_cast<char>(value));
}

// A slice of bytes of `record` that holds a reference to it.
grpc::Slice SliceOf(absl::string_view bytes, const catalog::StoredRecordPtr& record) {
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
  const absl::string_view frame = record->Frame(view);
  if (!frame.empty()) return AddBytes(frame, record);
  const absl::string_view bytes = record->Bytes(view);
  WriteTag(kRecordsField, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  AppendVarint(bytes.size(), written_);
  AddBytes(bytes, record);
}

void Answer::AddAnyRecord(const catalog::StoredRecordPtr& record) {
  WriteTag(kRecordsField, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  written_ += catalog::RecordPrefix(*record);
  AddBytes(record->Bytes(v1::RECORD_VIEW_FULL), record);
}

void Answer::AddBytes(absl::string_view bytes, const catalog::StoredRecordPtr& record) {
  if (run_.data() + run_.size() == bytes.data()) {
    run_ = {run_.data(), run_.size() + bytes.size()};
    return;
  }
  EndRun();
  run_ = bytes;
  run_owner_ = &record;
}

void Answer::EndRun() {
  const absl::string_view run = std::exchange(run_, {});
  if (run.size() <= kMostCopied) {
    written_.append(run.data(), run.size());
    return;
  }
  Flush();
  slices_.push_back(SliceOf(run, *run_owner_));
}

void Answer::WriteTag(int field, WireFormatLite::WireType type) {
  EndRun();
  AppendVarint(WireFormatLite::MakeTag(field, type), written_);
}

void Answer::AddString(int field, absl::string_view value) {
  if (value.empty()) return;
  WriteTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  AppendVarint(value.size(), written_);
  written_.append(value.data(), value.size());
}

void Answer::AddMessage(int field, const google::protobuf::Message& message) {
  const std::string bytes = message.SerializeAsString();
  WriteTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  AppendVarint(bytes.size(), written_);
  written_ += bytes;
}

void Answer::AddInt64(int field, int64_t value) {
  if (value != 0) AddPresentInt64(field, value);
}

void Answer::AddPresentInt64(int field, int64_t value) {
  WriteTag(field, WireFormatLite::WIRETYPE_VARINT);
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
  EndRun();
  Flush();
  return {slices_.data(), slices_.size()};
}

}  // namespace oas::rpc
