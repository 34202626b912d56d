// Methods that are defined and not served yet say so, and say which they are.
#include <gmock/gmock.h>

#include <string>

#include "google/protobuf/descriptor.h"
#include "tests/rpc/raw_call.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

class RefusedMethodsTest : public ::testing::Test {
 protected:
  void ExpectRefused(const google::protobuf::MethodDescriptor& method) {
    const std::string path = "/" + method.service()->full_name() + "/" + method.name();
    const absl::Status status = RawCall(server_.channel(), path, "").status();
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnimplemented)) << path;
    EXPECT_THAT(status, HasReason(v1::ERROR_REASON_NOT_IMPLEMENTED)) << path;
    EXPECT_EQ(MetadataOf(status)["method"], method.service()->name() + "." + method.name());
    EXPECT_EQ(server_.observer().WaitForCalls(++calls_).back().method,
              method.service()->name() + "." + method.name());
  }

  TestServer server_{SmallSnapshot()};
  size_t calls_ = 0;
};

TEST_F(RefusedMethodsTest, AllOfCuration) {
  const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      "oas.missions.v1.CurationService");
  for (int i = 0; i < service->method_count(); ++i) ExpectRefused(*service->method(i));
}

TEST_F(RefusedMethodsTest, WatchTimeline) {
  ExpectRefused(*google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      "oas.missions.v1.TimelineService.WatchTimeline"));
}

TEST_F(RefusedMethodsTest, ImportCatalogIsRefusedWhileItsClientStillWrites) {
  grpc::ClientContext context;
  SetDeadline(context);
  v1::ImportCatalogResponse response;
  const auto writer = server_.curation().ImportCatalog(&context, &response);
  v1::ImportCatalogRequest request;
  request.add_records()->mutable_mission()->set_summary(std::string(100'000, 'x'));
  while (writer->Write(request)) {
  }
  EXPECT_THAT(FromGrpcStatus(writer->Finish()), HasReason(v1::ERROR_REASON_NOT_IMPLEMENTED));
}

}  // namespace
}  // namespace oas::testing
