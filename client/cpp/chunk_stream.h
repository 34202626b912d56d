// Reads the streams that answer in chunks: repeated field 1, `revision`, and `total_count` in the
// last chunk only.
#ifndef CLIENT_CPP_CHUNK_STREAM_H_
#define CLIENT_CPP_CHUNK_STREAM_H_

#include <grpcpp/support/sync_stream.h>

#include <cstdint>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "client/cpp/cancellation.h"
#include "client/cpp/rpc_status.h"

namespace oas::missions {

// What a stream says of itself.
struct ChunkStreamEnd {
  std::int64_t revision = 0;
  std::int64_t total_count = 0;
};

// Opens a stream with `open`, which is given the context, and hands each chunk to `consume` as it
// arrives. A status of `consume` that is not OK cancels the stream and is passed on; DATA_LOSS,
// with the number of `records` that came, when the stream ended without its total count.
template <typename Chunk, typename Open, typename Consume>
absl::StatusOr<ChunkStreamEnd> ReadChunks(grpc::ClientContext& context, Cancellation* cancellation,
                                          absl::string_view records, const Open& open,
                                          const Consume& consume) {
  constexpr int kRecordsField = 1;
  const auto* field = Chunk::descriptor()->FindFieldByNumber(kRecordsField);
  const Cancellation::Binding binding(cancellation, context);
  const std::unique_ptr<grpc::ClientReaderInterface<Chunk>> stream = open(&context);
  Chunk chunk;
  ChunkStreamEnd end;
  bool complete = false;
  std::int64_t count = 0;
  while (stream->Read(&chunk)) {
    count += chunk.GetReflection()->FieldSize(chunk, field);
    complete = chunk.has_total_count();
    end = {.revision = chunk.revision(), .total_count = chunk.total_count()};
    if (absl::Status status = consume(chunk); !status.ok()) {
      context.TryCancel();
      stream->Finish().ok();  // The reader's own reason is the one that counts.
      return status;
    }
  }
  if (absl::Status status = ToAbslStatus(stream->Finish()); !status.ok()) return status;
  if (!complete) {
    return absl::DataLossError(
        absl::StrCat("the stream was cut short after ", count, " ", records));
  }
  return end;
}

}  // namespace oas::missions

#endif  // CLIENT_CPP_CHUNK_STREAM_H_
