// Which calls gRPC makes again by itself: reads that found no server.
#ifndef CLIENT_CPP_RETRY_POLICY_H_
#define CLIENT_CPP_RETRY_POLICY_H_

#include <string>

namespace oas::missions {

// A gRPC service config (JSON): every unary method that the API's HTTP annotations call a GET is
// tried up to four times, within about a second, while it fails with UNAVAILABLE. Writes are not
// among them, for a repeated write is safe only with a request_id; streams neither, for what has
// begun to arrive cannot be taken back.
std::string ReadRetryServiceConfig();

}  // namespace oas::missions

#endif  // CLIENT_CPP_RETRY_POLICY_H_
