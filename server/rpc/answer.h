// A response put together from records that were encoded long before: nothing is parsed or encoded
// again. Small records are copied side by side, which costs gRPC less than many small references;
// large ones are referenced. Works because every response carries its records in field 1.
//
//     Answer answer;
//     answer.AddRecord(record, v1::RECORD_VIEW_FULL);
//     answer.AddInt64(v1::GetMissionResponse::kRevisionFieldNumber, snapshot.revision());
//     return std::move(answer).Finish();
#ifndef OAS_SERVER_RPC_ANSWER_H_
#define OAS_SERVER_RPC_ANSWER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"
#include "server/catalog/stored_record.h"

namespace oas::rpc {

// Field of every response that carries records.
inline constexpr int kRecordsField = 1;

class Answer {
 public:
  Answer() = default;
  // `record_bytes` is about how much the records will take, to make room for them at once.
  explicit Answer(size_t record_bytes);

  // Adds a record to field 1. The answer keeps it alive until it is sent.
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
  // Adds the bytes of a record, whose tag and length are there.
  void AddBytes(const catalog::StoredRecordPtr& record, v1::RecordView view);
  // Moves the bytes written so far into a slice of their own.
  void Flush();

  std::string written_;
  std::vector<grpc::Slice> slices_;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_ANSWER_H_
