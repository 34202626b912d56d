#include "server/query/page_token.h"

#include <array>
#include <memory>

#include "absl/strings/escaping.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "server/catalog/fingerprint.h"
#include "server/query/query_errors.h"

namespace oas::query {
namespace {

constexpr size_t kNumberBytes = 8;
constexpr size_t kNumbers = 6;  // the five of PagePosition and a checksum

void AppendNumber(uint64_t number, std::string& bytes) {
  for (size_t i = 0; i < kNumberBytes; ++i) bytes.push_back(static_cast<char>(number >> (8 * i)));
}

uint64_t NumberAt(absl::string_view bytes, size_t index) {
  uint64_t number = 0;
  for (size_t i = 0; i < kNumberBytes; ++i) {
    number |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[index * kNumberBytes + i]))
              << (8 * i);
  }
  return number;
}

}  // namespace

uint64_t RequestHash(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> fixed(request.New());
  fixed->CopyFrom(request);
  for (const char* field : {"page_size", "page_token", "resume_cursor"}) {
    const auto* descriptor = fixed->GetDescriptor()->FindFieldByName(field);
    if (descriptor != nullptr) fixed->GetReflection()->ClearField(fixed.get(), descriptor);
  }
  std::string bytes = fixed->GetTypeName();
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    fixed->SerializeToCodedStream(&coded);
  }
  return catalog::Fingerprint(bytes);
}

std::string EncodePageToken(const PagePosition& position) {
  std::string bytes;
  AppendNumber(static_cast<uint64_t>(position.revision), bytes);
  AppendNumber(position.request_hash, bytes);
  AppendNumber(position.index, bytes);
  AppendNumber(position.matched, bytes);
  AppendNumber(static_cast<uint64_t>(position.total), bytes);
  AppendNumber(catalog::Fingerprint(bytes), bytes);
  return absl::WebSafeBase64Escape(bytes);
}

absl::StatusOr<PagePosition> DecodePageToken(absl::string_view field, absl::string_view token,
                                             uint64_t request_hash) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes) || bytes.size() != kNumbers * kNumberBytes) {
    return InvalidPageToken(field);
  }
  const absl::string_view content =
      absl::string_view(bytes).substr(0, (kNumbers - 1) * kNumberBytes);
  if (NumberAt(bytes, kNumbers - 1) != catalog::Fingerprint(content))
    return InvalidPageToken(field);
  PagePosition position{.revision = static_cast<int64_t>(NumberAt(bytes, 0)),
                        .request_hash = NumberAt(bytes, 1),
                        .index = NumberAt(bytes, 2),
                        .matched = NumberAt(bytes, 3),
                        .total = static_cast<int64_t>(NumberAt(bytes, 4))};
  if (position.request_hash != request_hash) return PageTokenMismatch(field);
  return position;
}

}  // namespace oas::query
