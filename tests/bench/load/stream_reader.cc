#include "tests/bench/load/stream_reader.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "absl/strings/str_format.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "grpcpp/grpcpp.h"
#include "grpcpp/impl/codegen/proto_utils.h"

namespace oas::bench {
namespace {

// Waits for the only operation under way; false when it failed, as reading does at the end.
bool Await(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

}  // namespace

grpc::Status ReadAnswer(Target& target, const Request& request, UseMessage use) {
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  const auto call = target.NextStub().PrepareCall(&context, request.method, &queue);
  call->StartCall(nullptr);
  bool ok = Await(queue);
  if (ok) {
    call->WriteLast(request.bytes, grpc::WriteOptions(), nullptr);
    ok = Await(queue);
  }
  while (ok) {
    grpc::ByteBuffer message;
    call->Read(&message, nullptr);
    ok = Await(queue);
    if (ok) use(message);
  }
  grpc::Status status;
  call->Finish(&status, nullptr);
  Await(queue);
  return status;
}

int64_t CountRecords(const grpc::ByteBuffer& message) {
  using google::protobuf::internal::WireFormatLite;
  constexpr int kRecordsField = 1;
  grpc::ByteBuffer copy(message);
  grpc::ProtoBufferReader reader(&copy);
  google::protobuf::io::CodedInputStream stream(&reader);
  int64_t count = 0;
  while (const uint32_t tag = stream.ReadTag()) {
    if (WireFormatLite::GetTagFieldNumber(tag) == kRecordsField) ++count;
    if (!WireFormatLite::SkipField(&stream, tag)) return -1;
  }
  return count;
}

std::string ReadWithPause(Target& target, const Request& request, double pause_seconds) {
  const int64_t memory_before = target.ServerMemory();
  int64_t memory_most = 0;
  int64_t bytes = 0;
  const grpc::Status status = ReadAnswer(target, request, [&](const grpc::ByteBuffer& message) {
    const bool first = bytes == 0;
    bytes += static_cast<int64_t>(message.Length());
    if (!first) return;
    constexpr auto kBetweenLooks = std::chrono::milliseconds(100);
    for (const double end = Now() + pause_seconds; Now() < end;) {
      std::this_thread::sleep_for(kBetweenLooks);
      memory_most = std::max(memory_most, target.ServerMemory());
    }
  });
  return absl::StrFormat(
      R"({"errors": %d, "bytes": %d, "memory_before": %d, "memory_most": %d, "memory_after": %d})",
      status.ok() ? 0 : 1, bytes, memory_before, memory_most, target.ServerMemory());
}

std::string ReadStreams(Target& target, const Request& request, int repeat,
                        const std::string& sizes_path) {
  std::ofstream sizes(sizes_path);
  int64_t messages = 0;
  int64_t bytes = 0;
  int64_t records = 0;
  grpc::Status status;
  const double start = Now();
  const double server_start = target.ServerSeconds();
  const double own_start = OwnSeconds();
  for (int i = 0; i < repeat && status.ok(); ++i) {
    status = ReadAnswer(target, request, [&](const grpc::ByteBuffer& message) {
      ++messages;
      bytes += static_cast<int64_t>(message.Length());
      if (sizes_path.empty() || i > 0) return;
      sizes << message.Length() << "\n";
      records += CountRecords(message);
    });
  }
  return absl::StrFormat(
      R"({"streams": %d, "errors": %d, "messages": %d, "bytes": %d, "records": %d, )"
      R"("seconds": %.6f, "server_seconds": %.9f, "client_seconds": %.9f})",
      repeat, status.ok() ? 0 : 1, messages, bytes, records, Now() - start,
      target.ServerSeconds() - server_start, OwnSeconds() - own_start);
}

}  // namespace oas::bench
