// SHA-256 (FIPS 180-4) of bytes that come piece by piece; OpenSSL's.
//
//     Sha256 hash;
//     hash.Add("abc");
//     hash.Finish();   // "ba7816bf…", 64 lowercase hexadecimal digits
#ifndef OAS_SERVER_QUERY_HISTORY_SHA256_H_
#define OAS_SERVER_QUERY_HISTORY_SHA256_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"

struct evp_md_ctx_st;

namespace oas::query {

// Not thread-safe.
class Sha256 {
 public:
  Sha256();
  void Add(absl::string_view bytes);
  // The hash of all that was added. Nothing may be added afterwards.
  std::string Finish();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace oas::query

#endif  // OAS_SERVER_QUERY_HISTORY_SHA256_H_
