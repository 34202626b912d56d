// Every method of MissionService once as it is meant to be used.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/proto_matchers.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Stub = v1::MissionService::Stub;

class MissionServiceTest : public ::testing::Test {
 protected:
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const std::string& request) {
    return testing::Call(server_.missions(), method, FromText<Request>(request));
  }

  catalog::SnapshotPtr snapshot_ = SmallSnapshot();
  TestServer server_{snapshot_};
};

TEST_F(MissionServiceTest, GetMissionAnswersTheWholeRecord) {
  const auto answer = Call(&Stub::GetMission, R"(name: "missions/honduras-2009")");
  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(answer->mission(),
              EqualsProto(snapshot_->Find("missions/honduras-2009")->Decode<v1::Mission>()));
  EXPECT_NE(answer->mission().etag(), "");
  EXPECT_EQ(answer->revision(), 1);
}

TEST_F(MissionServiceTest, GetMissionAnswersInTheViewAskedFor) {
  const auto basic =
      Call(&Stub::GetMission, R"(name: "missions/honduras-2009" view: RECORD_VIEW_BASIC)");
  ASSERT_THAT(basic, IsOk());
  EXPECT_EQ(basic->mission().title(), "Mission after the coup");
  EXPECT_EQ(basic->mission().summary(), "");
  EXPECT_THAT(basic->mission().assertions(), IsEmpty());
  const auto full =
      Call(&Stub::GetMission, R"(name: "missions/honduras-2009" view: RECORD_VIEW_FULL)");
  ASSERT_THAT(full, IsOk());
  EXPECT_NE(full->mission().summary(), "");
  EXPECT_EQ(full->mission().assertions_size(), 2);
}

TEST_F(MissionServiceTest, GetMissionReadsTheSnapshotAskedFor) {
  for (const char* options :
       {"at_revision: 1", "min_revision: 1", "at_time { seconds: 4000000000 }"}) {
    const auto answer =
        Call(&Stub::GetMission,
             std::string("name: 'missions/honduras-2009' read_options { ") + options + " }");
    EXPECT_THAT(answer, IsOk()) << options;
  }
}

TEST_F(MissionServiceTest, BatchGetAnswersInTheOrderOfTheNames) {
  const auto answer = Call(&Stub::BatchGetMissions, R"(
      names: "missions/venezuela-2002" names: "missions/honduras-2009"
      names: "missions/venezuela-2002")");
  ASSERT_THAT(answer, IsOk());
  std::vector<std::string> names;
  for (const auto& mission : answer->missions()) names.push_back(mission.name());
  EXPECT_THAT(names, ElementsAre("missions/venezuela-2002", "missions/honduras-2009",
                                 "missions/venezuela-2002"));
  EXPECT_NE(answer->missions(1).summary(), "") << "FULL unless asked for BASIC";
  EXPECT_EQ(answer->revision(), 1);
}

// Large records are not copied into the answer but kept alive by it.
TEST(MissionServiceLargeTest, BatchGetAnswersWithLargeRecords) {
  std::vector<catalog::StoredRecordPtr> stored;
  for (v1::Record record : SmallCatalogRecords()) {
    if (record.has_mission()) record.mutable_mission()->set_summary(std::string(10'000, 'x'));
    stored.push_back(catalog::StoredRecord::Encode(record));
  }
  const catalog::SnapshotPtr snapshot = catalog::Snapshot::Create(1, TestCommitTime(), stored);
  TestServer server(snapshot);
  v1::BatchGetMissionsRequest request;
  for (int i = 0; i < 3; ++i) {
    request.add_names("missions/venezuela-2002");
    request.add_names("missions/honduras-2009");
  }
  const auto answer = testing::Call(server.missions(), &Stub::BatchGetMissions, request);
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->missions_size(), request.names_size());
  for (int i = 0; i < request.names_size(); ++i) {
    EXPECT_THAT(answer->missions(i),
                EqualsProto(snapshot->Find(request.names(i))->Decode<v1::Mission>()));
  }
}

TEST_F(MissionServiceTest, BatchGetTakesAThousandNames) {
  v1::BatchGetMissionsRequest request;
  for (int i = 0; i < 1000; ++i) request.add_names("missions/honduras-2009");
  request.set_view(v1::RECORD_VIEW_BASIC);
  const auto answer = testing::Call(server_.missions(), &Stub::BatchGetMissions, request);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->missions_size(), 1000);
}

TEST_F(MissionServiceTest, ListMissionsInTheOrderAskedFor) {
  const auto answer =
      Call(&Stub::ListMissions, R"(order_by: "name desc" origin: ORIGIN_SOURCE_PAGE)");
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->missions_size(), 2);
  EXPECT_EQ(answer->missions(0).name(), "missions/venezuela-2002");
  EXPECT_EQ(answer->missions(1).name(), "missions/honduras-2009");
  EXPECT_EQ(answer->missions(1).summary(), "") << "BASIC unless asked for FULL";
  EXPECT_EQ(answer->total_size(), 2);
  EXPECT_EQ(answer->revision(), 1);
  EXPECT_EQ(answer->next_page_token(), "");
}

TEST_F(MissionServiceTest, SummarizeMissionsCounts) {
  const auto answer = Call(&Stub::SummarizeMissions, "facets: MISSION_FACET_DECADE");
  ASSERT_THAT(answer, IsOk());
  EXPECT_THAT(*answer, EqualsProto(FromText<v1::SummarizeMissionsResponse>(R"(
    facets {
      facet: MISSION_FACET_DECADE value_count: 2
      values { value: "2000s" count: 2 } values { value: "2010s" count: 1 }
    }
    total_count: 3 revision: 1)")));
}

TEST_F(MissionServiceTest, GetsAndListsTheOtherKinds) {
  const auto country = Call(&Stub::GetCountry, R"(name: "countries/HN")");
  ASSERT_THAT(country, IsOk());
  EXPECT_EQ(country->country().display_name(), "Honduras");
  EXPECT_EQ(country->revision(), 1);
  const auto actor = Call(&Stub::GetActor, R"(name: "actors/ana-perez")");
  ASSERT_THAT(actor, IsOk());
  EXPECT_EQ(actor->actor().display_name(), "Ana Pérez");
  const auto source = Call(&Stub::GetSource, R"(name: "sources/page")");
  ASSERT_THAT(source, IsOk());
  EXPECT_EQ(source->source().publisher(), "OAS");

  const auto countries = Call(&Stub::ListCountries, "");
  ASSERT_THAT(countries, IsOk());
  EXPECT_EQ(countries->countries_size(), 2);
  EXPECT_EQ(countries->total_size(), 2);
  const auto actors = Call(&Stub::ListActors, "page_size: 1");
  ASSERT_THAT(actors, IsOk());
  EXPECT_EQ(actors->actors_size(), 1);
  EXPECT_EQ(actors->total_size(), 3);
  const auto sources = Call(&Stub::ListSources, "");
  ASSERT_THAT(sources, IsOk());
  EXPECT_EQ(sources->sources_size(), 1);
}

TEST_F(MissionServiceTest, QueryMissionsStreamsThemAll) {
  const auto chunks =
      ReadAll(server_.missions(), &Stub::QueryMissions,
              FromText<v1::QueryMissionsRequest>("order_by: 'name' view: RECORD_VIEW_FULL"));
  ASSERT_THAT(chunks, IsOk());
  std::vector<std::string> names;
  for (const auto& chunk : *chunks) {
    for (const auto& mission : chunk.missions()) names.push_back(mission.name());
    EXPECT_EQ(chunk.revision(), 1);
  }
  EXPECT_THAT(names, ElementsAre("missions/honduras-2009", "missions/honduras-2016",
                                 "missions/venezuela-2002"));
  EXPECT_EQ(chunks->back().total_count(), 3);
}

TEST_F(MissionServiceTest, EveryCallIsReportedOnceItHasEnded) {
  EXPECT_THAT(Call(&Stub::GetMission, R"(name: "missions/honduras-2009")"), IsOk());
  EXPECT_THAT(Call(&Stub::GetActor, R"(name: "actors/nobody")"),
              StatusIs(absl::StatusCode::kNotFound));
  const auto calls = server_.observer().WaitForCalls(2);
  ASSERT_EQ(calls.size(), 2);
  EXPECT_EQ(calls[0].method, "MissionService.GetMission");
  EXPECT_THAT(calls[0].status, IsOk());
  EXPECT_GE(calls[0].duration, absl::ZeroDuration());
  EXPECT_EQ(calls[1].method, "MissionService.GetActor");
  EXPECT_THAT(calls[1].status, HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
}

}  // namespace
}  // namespace oas::testing
