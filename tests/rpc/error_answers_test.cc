// Errors as a client gets them: code, reason, metadata and the field at fault, over the wire.
#include <gmock/gmock.h>

#include <string>

#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using Missions = v1::MissionService::Stub;
using Charter = v1::CharterService::Stub;
using Timeline = v1::TimelineService::Stub;

class ErrorAnswersTest : public ::testing::Test {
 protected:
  // The error of a call; the test fails when there is none.
  template <typename Stub, typename Request, typename Response>
  absl::Status ErrorOf(Stub& stub,
                       grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                    Response*),
                       const std::string& request) {
    return Call(stub, method, FromText<Request>(request)).status();
  }
  absl::Status Get(const std::string& request) {
    return ErrorOf(server_.missions(), &Missions::GetMission, request);
  }
  absl::Status BatchGet(const std::string& request) {
    return ErrorOf(server_.missions(), &Missions::BatchGetMissions, request);
  }
  absl::Status List(const std::string& request) {
    return ErrorOf(server_.missions(), &Missions::ListMissions, request);
  }
  absl::Status Lookup(const std::string& request) {
    return ErrorOf(server_.charter(), &Charter::LookupInvocations, request);
  }
  absl::Status Replay(const std::string& request) {
    return ReadAll(server_.timeline(), &Timeline::ReplayTimeline,
                   FromText<v1::ReplayTimelineRequest>(request))
        .status();
  }

  TestServer server_{SmallSnapshot()};
};

TEST_F(ErrorAnswersTest, RecordNotFound) {
  const absl::Status status = Get(R"(name: "missions/hondras-2009")");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(status, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  auto metadata = MetadataOf(status);
  EXPECT_EQ(metadata["name"], "missions/hondras-2009");
  EXPECT_EQ(metadata["kind"], "mission");
  EXPECT_EQ(metadata["suggestion"], "missions/honduras-2009");
  const auto resource = DetailOf<google::rpc::ResourceInfo>(status);
  ASSERT_TRUE(resource.has_value());
  EXPECT_EQ(resource->resource_type(), "oas.missions/Mission");
  EXPECT_EQ(resource->resource_name(), "missions/hondras-2009");
}

TEST_F(ErrorAnswersTest, EveryGetMethodKnowsItsOwnKind) {
  const struct {
    absl::Status not_found;
    absl::Status invalid;
    const char* kind;
  } cases[] = {
      {ErrorOf(server_.missions(), &Missions::GetCountry, "name: 'countries/XX'"),
       ErrorOf(server_.missions(), &Missions::GetCountry, "name: 'missions/x'"), "country"},
      {ErrorOf(server_.missions(), &Missions::GetActor, "name: 'actors/x'"),
       ErrorOf(server_.missions(), &Missions::GetActor, "name: 'missions/x'"), "actor"},
      {ErrorOf(server_.missions(), &Missions::GetSource, "name: 'sources/x'"),
       ErrorOf(server_.missions(), &Missions::GetSource, "name: 'missions/x'"), "source"},
      {ErrorOf(server_.charter(), &Charter::GetInvocation, "name: 'invocations/x'"),
       ErrorOf(server_.charter(), &Charter::GetInvocation, "name: 'missions/x'"), "invocation"},
      {ErrorOf(server_.charter(), &Charter::GetInstrument, "name: 'instruments/x'"),
       ErrorOf(server_.charter(), &Charter::GetInstrument, "name: 'missions/x'"), "instrument"},
      {ErrorOf(server_.charter(), &Charter::GetSuspension, "name: 'suspensions/x'"),
       ErrorOf(server_.charter(), &Charter::GetSuspension, "name: 'missions/x'"), "suspension"},
      {ErrorOf(server_.timeline(), &Timeline::GetEvent, "name: 'events/x'"),
       ErrorOf(server_.timeline(), &Timeline::GetEvent, "name: 'missions/x'"), "event"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(c.not_found, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND)) << c.kind;
    EXPECT_EQ(MetadataOf(c.not_found)["kind"], c.kind);
    EXPECT_THAT(c.invalid, IsFieldError(v1::ERROR_REASON_INVALID_NAME, "name")) << c.kind;
  }
}

TEST_F(ErrorAnswersTest, NamesOfAnotherForm) {
  EXPECT_THAT(Get(""), IsFieldError(v1::ERROR_REASON_FIELD_REQUIRED, "name"));
  const absl::Status status = Get(R"(name: "Honduras 2009")");
  EXPECT_THAT(status, IsFieldError(v1::ERROR_REASON_INVALID_NAME, "name"));
  EXPECT_EQ(MetadataOf(status)["value"], "Honduras 2009");
  EXPECT_EQ(MetadataOf(status)["pattern"], "missions/{mission}");
}

TEST_F(ErrorAnswersTest, LongAndForeignNamesDoNotSpoilTheError) {
  // Details must be UTF-8 and all of it must fit into headers.
  for (const std::string& character : {std::string("\xe2\x82\xac"), std::string("\xc3\xa1"),
                                       std::string("\xf0\x9f\x98\x80"), std::string("\n")}) {
    for (size_t shift = 0; shift < 4; ++shift) {
      v1::GetMissionRequest request;
      std::string name(shift, 'x');
      while (name.size() < 100'000) name += character;
      request.set_name(name);
      EXPECT_THAT(Call(server_.missions(), &Missions::GetMission, request),
                  IsFieldError(v1::ERROR_REASON_INVALID_NAME, "name"));
    }
  }
}

TEST_F(ErrorAnswersTest, BatchIsAllOrNothing) {
  EXPECT_THAT(BatchGet(""), IsFieldError(v1::ERROR_REASON_FIELD_REQUIRED, "names"));
  EXPECT_THAT(BatchGet("names: 'missions/honduras-2009' names: 'x'"),
              IsFieldError(v1::ERROR_REASON_INVALID_NAME, "names"));
  EXPECT_THAT(BatchGet("names: 'missions/honduras-2009' view: 7"),
              IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "view"));
  const absl::Status missing =
      BatchGet("names: 'missions/a' names: 'missions/honduras-2009' names: 'missions/b'");
  EXPECT_THAT(missing, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(missing, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  EXPECT_EQ(MetadataOf(missing)["name"], "missions/a missions/b");
}

TEST_F(ErrorAnswersTest, ManyLongMissingNamesFitIntoTheError) {
  v1::BatchGetMissionsRequest request;
  for (int i = 0; i < 1000; ++i) {
    request.add_names("missions/" + std::string(117, 'a') + std::to_string(100 + i % 900));
  }
  const auto answer = Call(server_.missions(), &Missions::BatchGetMissions, request);
  EXPECT_THAT(answer, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(answer, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  EXPECT_THAT(std::string(answer.status().message()), HasSubstr("(and 990 more)"));
}

TEST_F(ErrorAnswersTest, TooManyItems) {
  v1::BatchGetMissionsRequest request;
  for (int i = 0; i < 1001; ++i) request.add_names("missions/honduras-2009");
  const auto answer = Call(server_.missions(), &Missions::BatchGetMissions, request);
  EXPECT_THAT(answer, IsFieldError(v1::ERROR_REASON_TOO_MANY_ITEMS, "names"));
  EXPECT_EQ(MetadataOf(answer.status())["count"], "1001");
  EXPECT_EQ(MetadataOf(answer.status())["maximum"], "1000");
}

TEST_F(ErrorAnswersTest, CompressedRequestsAreRefusedAsWhatTheyAre) {
  for (const auto algorithm : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE}) {
    v1::BatchGetMissionsRequest request;
    for (int i = 0; i < 1000; ++i) request.add_names("missions/honduras-2009");
    grpc::ClientContext context;
    SetDeadline(context);
    context.set_compression_algorithm(algorithm);
    v1::BatchGetMissionsResponse response;
    const grpc::Status status = server_.missions().BatchGetMissions(&context, request, &response);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
    EXPECT_THAT(status.error_message(), HasSubstr("ompression"));
  }
}

TEST_F(ErrorAnswersTest, FieldsOfListQueryAndReplay) {
  EXPECT_THAT(List("page_size: -1"), IsFieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, "page_size"));
  EXPECT_THAT(List("order_by: 'title'"),
              IsFieldError(v1::ERROR_REASON_INVALID_ORDER_BY, "order_by"));
  EXPECT_THAT(List("view: 7"), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "view"));
  EXPECT_THAT(List("origin: 7"), IsFieldError(v1::ERROR_REASON_INVALID_ENUM_VALUE, "origin"));
  EXPECT_THAT(List("page_token: 'x'"),
              IsFieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, "page_token"));
  EXPECT_THAT(Replay("limit: -1"), IsFieldError(v1::ERROR_REASON_INVALID_PAGE_SIZE, "limit"));
  EXPECT_THAT(Replay("resume_cursor: 'x'"),
              IsFieldError(v1::ERROR_REASON_INVALID_PAGE_TOKEN, "resume_cursor"));
  EXPECT_THAT(Replay("region_code: 'US'"),
              IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "region_code"));
  EXPECT_THAT(Replay("since { year: 2009 month: 2 day: 30 }"),
              IsFieldError(v1::ERROR_REASON_INVALID_DATE, "since"));
  const absl::Status order = Replay("since { year: 2010 } until { year: 2009 }");
  EXPECT_THAT(order, IsFieldError(v1::ERROR_REASON_INVALID_DATE, "until"));
  EXPECT_EQ(MetadataOf(order)["value"], "2009-00-00");
}

TEST_F(ErrorAnswersTest, TokenOfAnotherRequest) {
  const auto page = Call(server_.missions(), &Missions::ListMissions,
                         FromText<v1::ListMissionsRequest>("page_size: 1"));
  ASSERT_THAT(page, IsOk());
  EXPECT_THAT(List("order_by: 'name' page_token: '" + page->next_page_token() + "'"),
              IsFieldError(v1::ERROR_REASON_PAGE_TOKEN_MISMATCH, "page_token"));
}

TEST_F(ErrorAnswersTest, CriteriaOfLookupAndCount) {
  EXPECT_THAT(Lookup("region_code: 'US'"),
              IsFieldError(v1::ERROR_REASON_INVALID_REGION_CODE, "region_code"));
  EXPECT_EQ(MetadataOf(Lookup("region_code: 'US'"))["known"], "HN, VE");
  EXPECT_THAT(Lookup("year: 1900"), IsFieldError(v1::ERROR_REASON_INVALID_YEAR, "year"));
  const absl::Status article = Lookup("article: 99");
  EXPECT_THAT(article, IsFieldError(v1::ERROR_REASON_INVALID_ARTICLE, "article"));
  EXPECT_EQ(MetadataOf(article)["instrument"], "instruments/democratic-charter");
  EXPECT_EQ(MetadataOf(article)["article_count"], "28");
  EXPECT_THAT(ErrorOf(server_.charter(), &Charter::CountInvocations, ""),
              IsFieldError(v1::ERROR_REASON_FIELD_REQUIRED, "counting_rule"));
}

TEST_F(ErrorAnswersTest, Revisions) {
  const std::string name = "name: 'missions/honduras-2009' ";
  const absl::Status unknown = Get(name + "read_options { at_revision: 9 }");
  EXPECT_THAT(unknown, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(unknown, HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_EQ(MetadataOf(unknown)["revision"], "9");
  EXPECT_EQ(MetadataOf(unknown)["newest_revision"], "1");
  const absl::Status before = Get(name + "read_options { at_time { seconds: 0 } }");
  EXPECT_THAT(before, HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(MetadataOf(before)["time"], StartsWith("1970-01-01T00:00:00"));
  const absl::Status behind = Get(name + "read_options { min_revision: 9 }");
  EXPECT_THAT(behind, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(behind, HasReason(v1::ERROR_REASON_REVISION_NOT_REACHED));
  EXPECT_EQ(MetadataOf(behind)["min_revision"], "9");
  EXPECT_TRUE(DetailOf<google::rpc::RetryInfo>(behind).has_value());
}

TEST_F(ErrorAnswersTest, FaultsOfFiltersSayWhere) {
  for (const absl::Status& status :
       {List("filter: 'country = HN AND nmae = x'"), Replay("filter: 'country = HN AND nmae = x'"),
        ErrorOf(server_.missions(), &Missions::SummarizeMissions,
                "filter: 'country = HN AND nmae = x'")}) {
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
    EXPECT_THAT(status, HasReason(v1::ERROR_REASON_INVALID_FILTER));
    EXPECT_EQ(MetadataOf(status)["field"], "filter");
    EXPECT_EQ(MetadataOf(status)["offset"], "17");
    EXPECT_EQ(MetadataOf(status)["token"], "nmae");
    EXPECT_EQ(MetadataOf(status)["suggestion"], "name");
  }
}

}  // namespace
}  // namespace oas::testing
