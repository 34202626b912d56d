#include "server/feed/resume_token.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "google/protobuf/io/coded_stream.h"
#include "server/catalog/fingerprint.h"
#include "server/catalog/wire.h"
#include "server/feed/feed_errors.h"

namespace oas::feed {
namespace {

constexpr uint64_t kVersion = 1;  // of the form; a later server reads all earlier ones
constexpr size_t kStoreBytes = 16;
constexpr size_t kChecksumBytes = 2;

// The last bytes of a token: what was cut or mistyped is refused, not followed.
std::string Checksum(absl::string_view bytes) {
  const uint64_t hash = catalog::Fingerprint(bytes);
  return {static_cast<char>(hash), static_cast<char>(hash >> 8)};
}

}  // namespace

std::string EncodeToken(const ResumeToken& token) {
  std::string bytes;
  catalog::AppendVarint(kVersion, bytes);
  bytes += absl::HexStringToBytes(token.store_id);
  for (const uint64_t number : {static_cast<uint64_t>(token.revision), token.chain,
                                uint64_t{token.in_initial_state}, token.position, token.change}) {
    catalog::AppendVarint(number, bytes);
  }
  return bytes + Checksum(bytes);
}

absl::StatusOr<ResumeToken> DecodeToken(absl::string_view bytes) {
  if (bytes.size() < kChecksumBytes) return InvalidResumeToken();
  const absl::string_view content = bytes.substr(0, bytes.size() - kChecksumBytes);
  if (Checksum(content) != bytes.substr(content.size())) return InvalidResumeToken();
  google::protobuf::io::CodedInputStream reader(reinterpret_cast<const uint8_t*>(content.data()),
                                                static_cast<int>(content.size()));
  ResumeToken token;
  uint64_t version = 0;
  uint64_t revision = 0;
  uint64_t in_initial_state = 0;
  const bool read = reader.ReadVarint64(&version) && version == kVersion &&
                    reader.ReadString(&token.store_id, kStoreBytes) &&
                    reader.ReadVarint64(&revision) && reader.ReadVarint64(&token.chain) &&
                    reader.ReadVarint64(&in_initial_state) &&
                    reader.ReadVarint64(&token.position) && reader.ReadVarint64(&token.change);
  if (!read || reader.CurrentPosition() != static_cast<int>(content.size())) {
    return InvalidResumeToken();
  }
  token.store_id = absl::BytesToHexString(token.store_id);
  token.revision = static_cast<int64_t>(revision);
  token.in_initial_state = in_initial_state != 0;
  return token;
}

}  // namespace oas::feed
