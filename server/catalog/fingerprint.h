// A short, stable hash of bytes, for etags, request hashes and checksums. Not cryptographic: it
// tells accidental differences apart, not forged ones.
#ifndef OAS_SERVER_CATALOG_FINGERPRINT_H_
#define OAS_SERVER_CATALOG_FINGERPRINT_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace oas::catalog {

inline constexpr uint64_t kFingerprintSeed = 0xcbf29ce484222325;

// FNV-1a, 64 bits (Fowler, Noll, Vo). The same on every machine and in every version.
constexpr uint64_t Fingerprint(absl::string_view bytes, uint64_t seed = kFingerprintSeed) {
  uint64_t hash = seed;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return hash;
}

}  // namespace oas::catalog

#endif  // OAS_SERVER_CATALOG_FINGERPRINT_H_
