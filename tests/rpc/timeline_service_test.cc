// Every method of TimelineService that is served, once as it is meant to be used.
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
using Stub = v1::TimelineService::Stub;

class TimelineServiceTest : public ::testing::Test {
 protected:
  std::vector<std::string> Replay(const std::string& request) {
    const auto chunks = ReadAll(server_.timeline(), &Stub::ReplayTimeline,
                                FromText<v1::ReplayTimelineRequest>(request));
    EXPECT_THAT(chunks, IsOk());
    std::vector<std::string> names;
    if (!chunks.ok()) return names;
    for (const auto& chunk : *chunks) {
      for (const v1::Event& event : chunk.events()) names.push_back(event.name());
    }
    EXPECT_EQ(chunks->back().total_count(), static_cast<int64_t>(names.size()));
    return names;
  }

  TestServer server_{SmallSnapshot()};
};

TEST_F(TimelineServiceTest, GetEvent) {
  const auto answer =
      Call(server_.timeline(), &Stub::GetEvent,
           FromText<v1::GetEventRequest>(R"(name: "events/honduras-2009-06-28-coup")"));
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->event().kind(), v1::EVENT_KIND_COUP);
  EXPECT_EQ(answer->event().description(), "At dawn.");
  EXPECT_EQ(answer->revision(), 1);
}

TEST_F(TimelineServiceTest, ListEventsOfAnInterval) {
  const auto answer =
      Call(server_.timeline(), &Stub::ListEvents, FromText<v1::ListEventsRequest>(R"(
             region_code: "HN" since { year: 2009 month: 6 } until { year: 2009 month: 6 }
             order_by: "event_date desc")"));
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->events_size(), 2);
  EXPECT_EQ(answer->events(0).name(), "events/honduras-2009-06-28-coup");
  EXPECT_EQ(answer->events(1).name(), "events/honduras-2009-crisis");
  EXPECT_EQ(answer->total_size(), 2);
}

TEST_F(TimelineServiceTest, ReplayTimelineRunsInEventOrder) {
  EXPECT_THAT(Replay(""),
              ElementsAre("events/venezuela-2002-04-12-coup", "events/venezuela-2002-strikes",
                          "events/honduras-2009-crisis", "events/honduras-2009-06-28-coup",
                          "events/honduras-2009-07-talks"));
}

TEST_F(TimelineServiceTest, ReplayTimelineRunsBackwards) {
  EXPECT_THAT(Replay("descending: true limit: 2"),
              ElementsAre("events/honduras-2009-07-talks", "events/honduras-2009-06-28-coup"));
}

TEST_F(TimelineServiceTest, ReplayTimelineOfAnIntervalAndACountry) {
  EXPECT_THAT(Replay(R"(region_code: "VE" since { year: 2003 })"),
              ElementsAre("events/venezuela-2002-strikes"));
  EXPECT_THAT(Replay("origin: ORIGIN_CURATOR until { year: 2002 }"),
              ElementsAre("events/venezuela-2002-strikes"));
}

}  // namespace
}  // namespace oas::testing
