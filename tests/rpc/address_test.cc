// Where a server listens.
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <string>

#include "absl/strings/match.h"
#include "tests/support/live_catalog.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

absl::StatusOr<v1::GetMissionResponse> GetMission(TestServer& server) {
  return Call(server.missions(), &v1::MissionService::Stub::GetMission,
              FromText<v1::GetMissionRequest>(R"(name: "missions/honduras-2009")"));
}

// What comes of one more server on `address`.
absl::Status Listen(const std::string& address) {
  LiveCatalog live;
  RecordingObserver observer;
  return runtime::Server::Create(address, {observer, live.feed(), live.writer(), nullptr}).status();
}

TEST(AddressTest, TellsThePortItTook) {
  TestServer server(SmallSnapshot());
  EXPECT_THAT(server.address(), StartsWith("127.0.0.1:"));
  EXPECT_FALSE(absl::EndsWith(server.address(), ":0"));
  EXPECT_THAT(GetMission(server), IsOk());
}

TEST(AddressTest, SecondServerOnAPortIsRefusedAndTheFirstServesOn) {
  TestServer server(SmallSnapshot());
  const absl::Status second = Listen(server.address());
  EXPECT_THAT(second, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(std::string(second.message()), HasSubstr(server.address()));
  EXPECT_THAT(std::string(second.message()), HasSubstr("another program serves there"));
  EXPECT_THAT(GetMission(server), IsOk());
}

TEST(AddressTest, PortIsFreeAgainOnceItsServerIsGone) {
  std::string address;
  {
    TestServer server(SmallSnapshot());
    address = server.address();
    EXPECT_THAT(GetMission(server), IsOk());
  }
  EXPECT_THAT(Listen(address), IsOk());
}

TEST(AddressTest, UnixSocketsAreServed) {
  const TempFolder folder;
  TestServer server(SmallSnapshot(), "unix:" + folder.Path("s"));
  EXPECT_EQ(server.address(), "unix:" + folder.Path("s"));
  EXPECT_THAT(GetMission(server), IsOk());
}

TEST(AddressTest, SecondServerOnAUnixSocketIsRefusedAndTheFirstServesOn) {
  const TempFolder folder;
  TestServer server(SmallSnapshot(), "unix:" + folder.Path("s"));
  EXPECT_THAT(Listen(server.address()), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(GetMission(server), IsOk());
}

TEST(AddressTest, UnixSocketThatACrashLeftBehindIsTakenOver) {
  const TempFolder folder;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  folder.Path("s").copy(address.sun_path, sizeof address.sun_path - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(socket);  // leaves the file
  TestServer server(SmallSnapshot(), "unix:" + folder.Path("s"));
  EXPECT_THAT(GetMission(server), IsOk());
}

TEST(AddressTest, AddressesThatCannotBeListenedOnAreRefused) {
  const TempFolder folder;
  for (const std::string& address : {std::string("192.0.2.1:0"), "unix:" + folder.Path("nowhere/s"),
                                     "unix:" + folder.Path(std::string(200, 'x'))}) {
    const absl::Status status = Listen(address);
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnavailable)) << address;
    EXPECT_THAT(std::string(status.message()), HasSubstr(address));
  }
}

}  // namespace
}  // namespace oas::testing
