// Health and reflection, which are gRPC's own services.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/rpc/raw_call.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using ::testing::IsSupersetOf;

// grpc.health.v1.HealthCheckResponse.ServingStatus
constexpr uint64_t kServing = 1;

class HealthTest : public ::testing::Test {
 protected:
  absl::StatusOr<uint64_t> Check(const std::string& service) {
    const auto answer =
        RawCall(server_.channel(), "/grpc.health.v1.Health/Check", MessageWith(1, service));
    if (!answer.ok()) return answer.status();
    const auto fields = FieldsOf(*answer);
    EXPECT_EQ(fields->field_count(), 1);
    return fields->field(0).varint();
  }

  TestServer server_{SmallSnapshot()};
};

TEST_F(HealthTest, ServicesThatAnswerAreServing) {
  for (const char* service :
       {"", "oas.missions.v1.MissionService", "oas.missions.v1.CharterService",
        "oas.missions.v1.TimelineService", "oas.missions.v1.CurationService",
        "oas.missions.v1.HistoryService"}) {
    const auto health = Check(service);
    ASSERT_THAT(health, IsOk()) << service;
    EXPECT_EQ(*health, kServing) << service;
  }
}

TEST_F(HealthTest, UnknownServiceIsNotFound) {
  EXPECT_THAT(Check("oas.missions.v1.Nothing"), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(HealthTest, NothingAnswersAfterADrain) {
  EXPECT_THAT(Check(""), IsOk());
  server_.server().Drain(absl::Seconds(1));
  EXPECT_THAT(Check(""), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(HealthTest, ReflectionListsTheServices) {
  constexpr int kListServices = 7;          // of ServerReflectionRequest
  constexpr int kListServicesResponse = 6;  // of ServerReflectionResponse
  const auto answer =
      RawCall(server_.channel(), "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
              MessageWith(kListServices, "*"));
  ASSERT_THAT(answer, IsOk());
  std::vector<std::string> services;
  const auto response = FieldsOf(*answer);
  for (int i = 0; i < response->field_count(); ++i) {
    const auto& field = response->field(i);
    if (field.number() != kListServicesResponse) continue;
    const auto list = FieldsOf(field.length_delimited());
    for (int j = 0; j < list->field_count(); ++j) {
      const auto service = FieldsOf(list->field(j).length_delimited());
      services.push_back(service->field(0).length_delimited());
    }
  }
  EXPECT_THAT(services,
              IsSupersetOf({"oas.missions.v1.MissionService", "oas.missions.v1.CharterService",
                            "oas.missions.v1.TimelineService", "oas.missions.v1.CurationService",
                            "oas.missions.v1.HistoryService", "grpc.health.v1.Health"}));
}

}  // namespace
}  // namespace oas::testing
