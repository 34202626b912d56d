// Reads as of an earlier revision or time, through every kind of method.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "server/log/memory_log.h"
#include "tests/support/proto_matchers.h"
#include "tests/support/small_history.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using Missions = v1::MissionService::Stub;

std::unique_ptr<log::CommitLog> SmallHistory() {
  auto log = std::make_unique<log::MemoryLog>();
  AppendSmallHistory(*log);
  return log;
}

class PastReadsTest : public ::testing::Test {
 protected:
  absl::StatusOr<v1::GetMissionResponse> Get(const std::string& name, const std::string& options) {
    v1::GetMissionRequest request;
    request.set_name(name);
    *request.mutable_read_options() = FromText<v1::ReadOptions>(options);
    return Call(server_.missions(), &Missions::GetMission, request);
  }

  // Commits one more revision and publishes its snapshot, as the writer does.
  void Publish(v1::Record record) {
    AppendRevision(server_.log(), {std::move(record)});
    server_.catalog().Publish(NewestOf(server_.log()));
  }

  TestServer server_{SmallHistory()};
};

TEST_F(PastReadsTest, GetAnswersTheRecordAsItWas) {
  const struct {
    std::string options;
    int64_t revision;
    std::string title;
  } cases[] = {{"", 4, "Mission after the coup"},
               {"at_revision: 1", 1, "Mission after the coup"},
               {"at_revision: 2", 2, "Mission of return"},
               {"at_time { seconds: 1704164705 }", 2, "Mission of return"},
               {"at_time { seconds: 1904164705 }", 4, "Mission after the coup"},
               {"min_revision: 4", 4, "Mission after the coup"}};
  for (const auto& [options, revision, title] : cases) {
    const auto answer = Get("missions/honduras-2009", options);
    ASSERT_THAT(answer, IsOk()) << options;
    EXPECT_EQ(answer->revision(), revision) << options;
    EXPECT_EQ(answer->mission().title(), title) << options;
  }
}

TEST_F(PastReadsTest, DeletedRecordsAreThereBeforeTheirDeletion) {
  EXPECT_THAT(Get("missions/venezuela-2002", "at_revision: 2"), IsOk());
  EXPECT_THAT(Get("missions/venezuela-2002", "at_revision: 3"),
              HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
  EXPECT_THAT(Get("missions/venezuela-2002", ""), HasReason(v1::ERROR_REASON_RECORD_NOT_FOUND));
}

TEST_F(PastReadsTest, ErrorsOfTheRequestAreTheSameAtAnyRevision) {
  v1::GetMissionRequest request =
      FromText<v1::GetMissionRequest>("read_options { at_revision: 2 }");
  EXPECT_THAT(Call(server_.missions(), &Missions::GetMission, request),
              HasReason(v1::ERROR_REASON_FIELD_REQUIRED));
  request.set_view(static_cast<v1::RecordView>(99));
  EXPECT_THAT(Call(server_.missions(), &Missions::GetMission, request),
              HasReason(v1::ERROR_REASON_INVALID_ENUM_VALUE));
  EXPECT_THAT(Get("missions/honduras-2009", "at_revision: 5"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(Get("missions/honduras-2009", "at_time { seconds: 1 }"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
  EXPECT_THAT(Get("missions/honduras-2009", "min_revision: 5"),
              HasReason(v1::ERROR_REASON_REVISION_NOT_REACHED));
}

TEST_F(PastReadsTest, EveryKindOfReadHasThePast) {
  const auto batch =
      Call(server_.missions(), &Missions::BatchGetMissions,
           FromText<v1::BatchGetMissionsRequest>(
               R"(names: "missions/venezuela-2002" read_options { at_revision: 1 })"));
  ASSERT_THAT(batch, IsOk());
  EXPECT_EQ(batch->revision(), 1);
  const auto list = Call(server_.missions(), &Missions::ListMissions,
                         FromText<v1::ListMissionsRequest>(R"(filter: 'title = "Mission of return"'
                                                read_options { at_revision: 2 })"));
  ASSERT_THAT(list, IsOk());
  EXPECT_EQ(list->total_size(), 1);
  const auto summary = Call(
      server_.missions(), &Missions::SummarizeMissions,
      FromText<v1::SummarizeMissionsRequest>("read_options { at_time { seconds: 1704164645 } }"));
  ASSERT_THAT(summary, IsOk());
  EXPECT_EQ(summary->revision(), 1);
  const auto replay =
      ReadAll(server_.timeline(), &v1::TimelineService::Stub::ReplayTimeline,
              FromText<v1::ReplayTimelineRequest>("read_options { at_revision: 2 }"));
  ASSERT_THAT(replay, IsOk());
  EXPECT_EQ(replay->back().total_count(), 5) << "without the event of revision 3";
}

TEST_F(PastReadsTest, PagesStayAtTheRevisionOfTheFirst) {
  v1::ListMissionsRequest request;
  request.set_page_size(1);
  std::vector<std::string> names;
  for (int page = 0; page < 2; ++page) {
    const auto answer = Call(server_.missions(), &Missions::ListMissions, request);
    ASSERT_THAT(answer, IsOk());
    EXPECT_EQ(answer->revision(), 4);
    EXPECT_EQ(answer->total_size(), 2);
    names.push_back(answer->missions(0).name());
    request.set_page_token(answer->next_page_token());
    v1::Record added;
    added.mutable_mission()->set_name("missions/honduras-1999");
    added.mutable_mission()->set_title("Added " + std::to_string(page));
    Publish(added);
  }
  EXPECT_EQ(request.page_token(), "");
  EXPECT_THAT(names, ::testing::ElementsAre("missions/honduras-2009", "missions/honduras-2016"));
  const auto newest = Call(server_.missions(), &Missions::ListMissions, {});
  EXPECT_EQ(newest->revision(), 6);
  EXPECT_EQ(newest->total_size(), 3);
}

}  // namespace
}  // namespace oas::testing
