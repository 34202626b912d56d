// Whether and why an address cannot be listened on. gRPC only says that it could not.
#ifndef OAS_SERVER_RUNTIME_LISTEN_ERROR_H_
#define OAS_SERVER_RUNTIME_LISTEN_ERROR_H_

#include <string>

#include "absl/status/status.h"

namespace oas::runtime {

// Whether `address` is a unix:PATH on which a program accepts connections. gRPC would take the path
// away from it.
bool IsServedUnixSocket(const std::string& address);

// UNAVAILABLE with the system's reason (taken, not of this machine, not permitted) and what to do.
// Tries the address once more by itself to find out.
absl::Status CannotListen(const std::string& address);

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_LISTEN_ERROR_H_
