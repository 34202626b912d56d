#include "server/rpc/answer.h"

#include <utility>

#include "google/protobuf/wire_format_lite.h"

namespace oas::rpc {
namespace {

using google::protobuf::internal::WireFormatLite;

// Up to this size bytes are copied: less work than keeping count of a reference to them.
constexpr size_t kMostCopied = 4096;

// A slice of bytes of `record` that holds a reference to it.
grpc::Slice SliceOf(absl::string_view bytes, const catalog::StoredRecordPtr& record) {
  auto* const keep_alive = new catalog::StoredRecordPtr(record);
  // gRPC never writes through the pointer; its interface only lacks the const.
  return {const_cast<char*>(bytes.data()), bytes.size(),
          [](void* reference) { delete static_cast<catalog::StoredRecordPtr*>(reference); },
          keep_alive};
}

}  // namespace

void Answer::AddRecord(const catalog::StoredRecordPtr& record, v1::RecordView view) {
  const absl::string_view frame = record->Frame(view);
  if (!frame.empty()) return AddBytes(frame, record);
  const absl::string_view bytes = record->Bytes(view);
  WriteTag(kRecordsField, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  written_.AppendVarint(bytes.size());
  AddBytes(bytes, record);
}

void Answer::AddAnyRecord(const catalog::StoredRecordPtr& record) {
  WriteTag(kRecordsField, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  written_.Append(catalog::RecordPrefix(*record));
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
    // Made when the first is copied: often none is.
    constexpr size_t kMostForTagsAndSmallFields = 4096;
    if (expected_bytes_ > 0) {
      written_.Reserve(std::exchange(expected_bytes_, 0) + kMostForTagsAndSmallFields);
    }
    written_.Append(run);
    return;
  }
  Flush();
  slices_.push_back(SliceOf(run, *run_owner_));
}

void Answer::WriteTag(int field, WireFormatLite::WireType type) {
  EndRun();
  written_.AppendVarint(WireFormatLite::MakeTag(field, type));
}

void Answer::AddString(int field, absl::string_view value) {
  if (value.empty()) return;
  WriteTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  written_.AppendVarint(value.size());
  written_.Append(value);
}

void Answer::AddMessage(int field, const google::protobuf::Message& message) {
  const std::string bytes = message.SerializeAsString();
  WriteTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  written_.AppendVarint(bytes.size());
  written_.Append(bytes);
}

void Answer::AddInt64(int field, int64_t value) {
  if (value != 0) AddPresentInt64(field, value);
}

void Answer::AddPresentInt64(int field, int64_t value) {
  WriteTag(field, WireFormatLite::WIRETYPE_VARINT);
  written_.AppendVarint(static_cast<uint64_t>(value));
}

void Answer::Flush() {
  if (!written_.empty()) slices_.push_back(written_.Take());
}

grpc::ByteBuffer Answer::Finish() && {
  EndRun();
  Flush();
  return {slices_.data(), slices_.size()};
}

}  // namespace oas::rpc
