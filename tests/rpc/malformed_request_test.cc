// Bytes that are no message of the method's request.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "tests/rpc/raw_call.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

// Methods that are served, by their paths; SearchCatalog has tests of its own.
std::vector<const google::protobuf::MethodDescriptor*> ServedMethods() {
  std::vector<const google::protobuf::MethodDescriptor*> methods;
  for (const char* name :
       {"MissionService", "CharterService", "TimelineService", "HistoryService"}) {
    const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
        std::string("oas.missions.v1.") + name);
    for (int i = 0; i < service->method_count(); ++i) {
      const auto* method = service->method(i);
      if (method->name() != "WatchTimeline" && method->name() != "SearchCatalog") {
        methods.push_back(method);
      }
    }
  }
  return methods;
}

std::string PathOf(const google::protobuf::MethodDescriptor& method) {
  return "/" + method.service()->full_name() + "/" + method.name();
}

class MalformedRequestTest : public ::testing::Test {
 protected:
  absl::Status Send(const google::protobuf::MethodDescriptor& method, const std::string& bytes) {
    return RawCall(server_.channel(), PathOf(method), bytes).status();
  }

  TestServer server_{SmallSnapshot()};
};

TEST_F(MalformedRequestTest, EveryServedMethodRefusesGarbage) {
  const std::string garbage[] = {
      "\xff\xff\xff\xff",               // a tag that never ends
      std::string("\x0a\x7fshort", 7),  // a text shorter than it says
      std::string(1000, '\x0b'),        // groups that are not closed
      "this is no protocol buffer",
  };
  for (const auto* method : ServedMethods()) {
    for (const std::string& bytes : garbage) {
      const absl::Status status = Send(*method, bytes);
      EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument)) << method->full_name();
      EXPECT_THAT(status, HasReason(v1::ERROR_REASON_MALFORMED_REQUEST)) << method->full_name();
      EXPECT_EQ(MetadataOf(status)["type"], method->input_type()->full_name());
    }
  }
}

TEST_F(MalformedRequestTest, TextThatIsNotUtf8IsMalformed) {
  const auto* method = ServedMethods().front();
  ASSERT_EQ(method->name(), "GetMission");
  EXPECT_THAT(Send(*method, MessageWith(1, "missions/hondur\xe1s")),
              HasReason(v1::ERROR_REASON_MALFORMED_REQUEST));
}

TEST_F(MalformedRequestTest, FieldsThatTheServerDoesNotKnowAreIgnored) {
  const auto answer =
      RawCall(server_.channel(), PathOf(*ServedMethods().front()),
              MessageWith(1, "missions/honduras-2009") + MessageWith(999, "from the future"));
  EXPECT_THAT(answer, IsOk());
}

TEST_F(MalformedRequestTest, EmptyRequestIsAMessageWithoutFields) {
  EXPECT_THAT(Send(*ServedMethods().front(), ""),
              IsFieldError(v1::ERROR_REASON_FIELD_REQUIRED, "name"));
}

TEST_F(MalformedRequestTest, TooLargeARequestIsRefusedBeforeItIsRead) {
  EXPECT_THAT(Send(*ServedMethods().front(), MessageWith(1, std::string(5 << 20, 'x'))),
              StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST_F(MalformedRequestTest, MethodsThatAreNotDefinedAreUnimplemented) {
  for (const char* path : {"/oas.missions.v1.MissionService/Nothing", "/nothing/Nothing", "/"}) {
    EXPECT_THAT(RawCall(server_.channel(), path, ""), StatusIs(absl::StatusCode::kUnimplemented));
  }
}

}  // namespace
}  // namespace oas::testing
