#include "server/runtime/listen_error.h"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace oas::runtime {
namespace {

// The error that binding to `info` gives; 0 when it can be bound.
int BindError(const addrinfo& info) {
  const int socket = ::socket(info.ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return errno;
  const int on = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const int error = ::bind(socket, info.ai_addr, info.ai_addrlen) == 0 ? 0 : errno;
  ::close(socket);
  return error;
}

std::string TcpReason(const std::string& address) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos) return "it is not of the form HOST:PORT";
  const std::string port = address.substr(colon + 1);
  const std::string host(absl::StripSuffix(absl::StripPrefix(address.substr(0, colon), "["), "]"));
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int failed = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &found);
  if (failed != 0) return ::gai_strerror(failed);
  const int error = BindError(*found);
  ::freeaddrinfo(found);
  if (error == EADDRINUSE) return "another program serves there";
  return error == 0 ? "it could not be opened" : std::strerror(error);
}

std::string UnixReason(const std::string& address) {
  return IsServedUnixSocket(address)
             ? "another program serves there"
             : "the socket's folder must exist, be writable, and its path short";
}

}  // namespace

bool IsServedUnixSocket(const std::string& address) {
  absl::string_view path = address;
  sockaddr_un target{};
  target.sun_family = AF_UNIX;
  if (!absl::ConsumePrefix(&path, "unix:") || path.size() >= sizeof target.sun_path) return false;
  absl::ConsumePrefix(&path, "//");  // unix:///path is the other way to write unix:/path
  path.copy(target.sun_path, path.size());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return false;
  const bool served =
      ::connect(socket, reinterpret_cast<const sockaddr*>(&target), sizeof target) == 0;
  ::close(socket);
  return served;
}

absl::Status CannotListen(const std::string& address) {
  const std::string reason =
      absl::StartsWith(address, "unix:") ? UnixReason(address) : TcpReason(address);
  return absl::UnavailableError(absl::StrCat("cannot listen on ", address, ": ", reason,
                                             "; stop what is there, or choose another address with "
                                             "--listen"));
}

}  // namespace oas::runtime
