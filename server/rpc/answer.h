// A response put together from records that were encoded long before: nothing is parsed or encoded
// again. Runs of records that lie side by side in memory, and large records, are referenced; small
// ones are copied, which costs gRPC less than many small references. Works because every response
// carries its records in field 1.
//
//     Answer answer;
//     answer.AddRecord(record, v1::RECORD_VIEW_FULL);
//     answer.AddInt64(v1::GetMissionResponse::kRevisionFieldNumber, snapshot.revision());
//     return std::move(answer).Finish();
#ifndef OAS_SERVER_RPC_ANSWER_H_
#define OAS_SERVER_RPC_ANSWER_H_

#include <cstdint>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "google/protobuf/wire_format_lite.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"
#include "server/catalog/stored_record.h"
#include "server/rpc/slice_writer.h"

namespace oas::rpc {

// Field of every response that carries records.
inline constexpr int kRecordsField = 1;

class Answer {
 public:
  Answer() = default;
  // `record_bytes` is about how much the records will take, to make room for them at once.
  explicit Answer(size_t record_bytes) : expected_bytes_(record_bytes) {}

  // Adds a record to field 1. The pointer must stay where it is until Finish; from then on the
  // answer itself keeps the record alive.
  void AddRecord(const catalog::StoredRecordPtr& record, v1::RecordView view);
  // The same where field 1 is a v1::Record, and all of it.
  void AddAnyRecord(const catalog::StoredRecordPtr& record);
  // Adds a scalar field; a value that is the field's default is left out.
  void AddString(int field, absl::string_view value);
  void AddInt64(int field, int64_t value);
  // Adds a message field.
  void AddMessage(int field, const google::protobuf::Message& message);
  // Adds a scalar field that is told apart from its default (`optional`).
  void AddPresentInt64(int field, int64_t value);

  grpc::ByteBuffer Finish() &&;

 private:
  // Adds bytes of `record`.
  void AddBytes(absl::string_view bytes, const catalog::StoredRecordPtr& record);
  // Adds the run, by copy when it is short.
  void EndRun();
  void WriteTag(int field, google::protobuf::internal::WireFormatLite::WireType type);
  // Moves the bytes written so far into a slice of their own.
  void Flush();

  size_t expected_bytes_ = 0;  // of the records; 0 once there is room for them
  absl::string_view run_;      // records added last that lie side by side
  const catalog::StoredRecordPtr* run_owner_ = nullptr;
  SliceWriter written_;  // before the run
  absl::InlinedVector<grpc::Slice, 4> slices_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_ANSWER_H_
