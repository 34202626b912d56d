// Answers put together from bytes, and errors turned into gRPC's.
#include "server/rpc/answer.h"

#include <gmock/gmock.h>

#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "google/rpc/status.pb.h"
#include "oas/missions/v1/mission_service.pb.h"
#include "server/catalog/error_details.h"
#include "server/rpc/status_conversion.h"
#include "tests/rpc/raw_call.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/test_server.h"

namespace oas::rpc {
namespace {

using testing::EqualsProto;
using testing::FromText;

template <typename Response>
Response Parse(const grpc::ByteBuffer& buffer) {
  Response response;
  EXPECT_TRUE(response.ParseFromString(testing::BytesOf(buffer)));
  return response;
}

TEST(AnswerTest, ReadsLikeAnEncodedResponse) {
  const auto snapshot = testing::SmallSnapshot();
  const auto& honduras = snapshot->Find("missions/honduras-2009");
  const auto& venezuela = snapshot->Find("missions/venezuela-2002");
  Answer answer;
  answer.AddRecord(honduras, v1::RECORD_VIEW_FULL);
  answer.AddRecord(venezuela, v1::RECORD_VIEW_BASIC);
  answer.AddString(v1::ListMissionsResponse::kNextPageTokenFieldNumber, "token");
  answer.AddInt64(v1::ListMissionsResponse::kRevisionFieldNumber, 7);
  answer.AddInt64(v1::ListMissionsResponse::kTotalSizeFieldNumber, 300);

  v1::ListMissionsResponse expected;
  *expected.add_missions() = honduras->Decode<v1::Mission>();
  *expected.add_missions() = venezuela->Decode<v1::Mission>(v1::RECORD_VIEW_BASIC);
  expected.set_next_page_token("token");
  expected.set_revision(7);
  expected.set_total_size(300);
  const grpc::ByteBuffer bytes = std::move(answer).Finish();
  EXPECT_THAT(Parse<v1::ListMissionsResponse>(bytes), EqualsProto(expected));
  EXPECT_EQ(testing::BytesOf(bytes), expected.SerializeAsString());
}

TEST(AnswerTest, LeavesDefaultsOut) {
  Answer answer;
  answer.AddString(2, "");
  answer.AddInt64(3, 0);
  EXPECT_EQ(testing::BytesOf(std::move(answer).Finish()), "");
}

TEST(AnswerTest, TellsAPresentZeroFromAnAbsentOne) {
  Answer answer;
  answer.AddPresentInt64(v1::QueryMissionsResponse::kTotalCountFieldNumber, 0);
  EXPECT_THAT(Parse<v1::QueryMissionsResponse>(std::move(answer).Finish()),
              EqualsProto(FromText<v1::QueryMissionsResponse>("total_count: 0")));
}

TEST(AnswerTest, EncodesNumbersOfEveryLength) {
  for (const int64_t value :
       {int64_t{1}, int64_t{127}, int64_t{128}, int64_t{1} << 40, int64_t{-1},
        std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::min()}) {
    Answer answer;
    answer.AddInt64(v1::ListMissionsResponse::kRevisionFieldNumber, value);
    EXPECT_EQ(Parse<v1::ListMissionsResponse>(std::move(answer).Finish()).revision(), value);
  }
}

TEST(AnswerTest, KeepsItsRecordsAlive) {
  std::weak_ptr<const catalog::StoredRecord> record;
  {
    grpc::ByteBuffer bytes;
    {
      v1::Record large;  // small ones are copied
      large.mutable_mission()->set_name("missions/honduras-2009");
      large.mutable_mission()->set_summary(std::string(10'000, 'x'));
      const auto found = catalog::StoredRecord::Encode(large);
      record = found;
      Answer answer;
      answer.AddRecord(found, v1::RECORD_VIEW_FULL);
      bytes = std::move(answer).Finish();
    }
    EXPECT_FALSE(record.expired());
    EXPECT_EQ(Parse<v1::GetMissionResponse>(bytes).mission().name(), "missions/honduras-2009");
  }
  EXPECT_TRUE(record.expired()) << "and no longer than the bytes";
}

TEST(StatusConversionTest, KeepsCodeMessageAndDetails) {
  absl::Status status = catalog::FieldError(v1::ERROR_REASON_INVALID_YEAR, "year", "3", "no year");
  catalog::AddRetry(absl::Milliseconds(1500), status);
  const grpc::Status converted = ToGrpcStatus(status);
  EXPECT_EQ(converted.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(converted.error_message(), "no year");
  EXPECT_EQ(testing::FromGrpcStatus(converted), status);
  google::rpc::Status wire;
  ASSERT_TRUE(wire.ParseFromString(converted.error_details()));
  EXPECT_EQ(wire.code(), 3);
  EXPECT_EQ(wire.message(), "no year");
  EXPECT_EQ(wire.details_size(), 3);
}

TEST(StatusConversionTest, OkIsOk) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_EQ(ToGrpcStatus(absl::OkStatus()).error_details(), "");
}

TEST(StatusConversionTest, EveryCodeKeepsItsNumber) {
  for (int code = 1; code <= 16; ++code) {
    EXPECT_EQ(ToGrpcStatus(absl::Status(static_cast<absl::StatusCode>(code), "")).error_code(),
              code);
  }
}

}  // namespace
}  // namespace oas::rpc
