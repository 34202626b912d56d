#include "server/rpc/slice_writer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "google/protobuf/io/coded_stream.h"

namespace oas::rpc {

using google::protobuf::io::CodedOutputStream;

void SliceWriter::Reserve(size_t more) {
  const size_t room = GRPC_SLICE_LENGTH(slice_);
  if (room - size_ >= more) return;
  grpc_slice larger = grpc_slice_malloc(std::max(size_ + more, 2 * room));
  if (size_ > 0) std::memcpy(GRPC_SLICE_START_PTR(larger), GRPC_SLICE_START_PTR(slice_), size_);
  grpc_slice_unref(std::exchange(slice_, larger));
}

void SliceWriter::Append(absl::string_view bytes) {
  if (bytes.empty()) return;
  // Something short nearly always follows a record.
  constexpr size_t kShort = 16;
  Reserve(bytes.size() + kShort);
  std::memcpy(end(), bytes.data(), bytes.size());
  size_ += bytes.size();
}

void SliceWriter::AppendVarint(uint64_t value) {
  constexpr size_t kLongestVarint = 10;
  Reserve(kLongestVarint);
  size_ = static_cast<size_t>(CodedOutputStream::WriteVarint64ToArray(value, end()) -
                              GRPC_SLICE_START_PTR(slice_));
}

grpc::Slice SliceWriter::Take() {
  // Room for much that came to little is not kept until it is sent.
  constexpr size_t kLittle = 256;
  if (size_ <= kLittle && GRPC_SLICE_LENGTH(slice_) > 4 * kLittle) {
    return {GRPC_SLICE_START_PTR(slice_), std::exchange(size_, 0)};
  }
  GRPC_SLICE_SET_LENGTH(slice_, size_);
  size_ = 0;
  return {std::exchange(slice_, grpc_empty_slice()), grpc::Slice::STEAL_REF};
}

}  // namespace oas::rpc
