// SHA-256 (FIPS 180-4) of bytes that come piece by piece. From OpenSSL's libcrypto, which gRPC
// links already.
#ifndef CLIENT_CPP_SHA256_H_
#define CLIENT_CPP_SHA256_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace oas::missions {

// One digest in the making. Not thread-safe.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void Add(absl::string_view bytes);

  // The digest as 64 lowercase hexadecimal digits. Once, at the end.
  std::string Finish();

 private:
  struct Context;
  const std::unique_ptr<Context> context_;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_SHA256_H_
