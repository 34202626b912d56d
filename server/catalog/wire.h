// Writes fields of protobuf messages one by one, where whole messages would be copied twice.
#ifndef OAS_SERVER_CATALOG_WIRE_H_
#define OAS_SERVER_CATALOG_WIRE_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/wire_format_lite.h"

namespace oas::catalog {

inline void AppendVarint(uint64_t value, std::string& bytes) {
  constexpr uint64_t kContinues = 0x80;
  for (; value >= kContinues; value >>= 7) bytes.push_back(static_cast<char>(value | kContinues));
  bytes.push_back(static_cast<char>(value));
}

// Field number and length of a field of `size` bytes, which come next.
inline void AppendHeader(int field, size_t size, std::string& bytes) {
  using google::protobuf::internal::WireFormatLite;
  AppendVarint(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED), bytes);
  AppendVarint(size, bytes);
}

// A field of text, bytes or an encoded message.
inline void AppendField(int field, absl::string_view value, std::string& bytes) {
  AppendHeader(field, value.size(), bytes);
  bytes.append(value.data(), value.size());
}

inline void AppendField(int field, uint64_t value, std::string& bytes) {
  using google::protobuf::internal::WireFormatLite;
  AppendVarint(WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_VARINT), bytes);
  AppendVarint(value, bytes);
}

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_WIRE_H_
