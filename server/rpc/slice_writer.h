// Bytes written one after another into memory that gRPC sends as it is: a string would be copied,
// or need a count of references of its own.
//
//     SliceWriter writer;
//     writer.Append(frame);
//     grpc::Slice slice = writer.Take();
#ifndef OAS_SERVER_RPC_SLICE_WRITER_H_
#define OAS_SERVER_RPC_SLICE_WRITER_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "grpc/slice.h"
#include "grpcpp/support/slice.h"

namespace oas::rpc {

class SliceWriter {
 public:
  SliceWriter() = default;
  ~SliceWriter() { grpc_slice_unref(slice_); }
  SliceWriter(const SliceWriter&) = delete;
  SliceWriter& operator=(const SliceWriter&) = delete;

  bool empty() const { return size_ == 0; }
  // Makes room for so many bytes more.
  void Reserve(size_t more);
  void Append(absl::string_view bytes);
  void AppendVarint(uint64_t value);
  // What was written; the next bytes begin another slice.
  grpc::Slice Take();

 private:
  uint8_t* end() { return GRPC_SLICE_START_PTR(slice_) + size_; }

  grpc_slice slice_ = grpc_empty_slice();  // its length is the room there is
  size_t size_ = 0;
};

}  // namespace oas::rpc

#endif  // OAS_SERVER_RPC_SLICE_WRITER_H_
