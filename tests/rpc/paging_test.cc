// Pages over the wire.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/random_catalog.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"
#include "tests/support/test_server.h"

namespace oas::testing {
namespace {

using Stub = v1::TimelineService::Stub;

constexpr int kEventCount = 250;

class PagingTest : public ::testing::Test {
 protected:
  Random random_{1};
  TestServer server_{RandomSnapshot(random_, kEventCount)};
};

TEST_F(PagingTest, PagesTogetherAreTheStream) {
  std::vector<std::string> streamed;
  const auto chunks =
      ReadAll(server_.timeline(), &Stub::ReplayTimeline, v1::ReplayTimelineRequest());
  ASSERT_THAT(chunks, IsOk());
  for (const auto& chunk : *chunks) {
    for (const v1::Event& event : chunk.events()) streamed.push_back(event.name());
  }

  std::vector<std::string> paged;
  v1::ListEventsRequest request;
  do {
    request.set_page_size(static_cast<int32_t>(Pick(random_, 1, 60)));
    const auto page = Call(server_.timeline(), &Stub::ListEvents, request);
    ASSERT_THAT(page, IsOk());
    EXPECT_LE(page->events_size(), request.page_size());
    EXPECT_EQ(page->total_size(), kEventCount);
    for (const v1::Event& event : page->events()) paged.push_back(event.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());

  EXPECT_EQ(streamed.size(), kEventCount);
  EXPECT_EQ(paged, streamed);
}

TEST_F(PagingTest, DefaultPageHoldsAHundred) {
  const auto page = Call(server_.timeline(), &Stub::ListEvents, v1::ListEventsRequest());
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->events_size(), 100);
}

TEST(LargePageTest, PageIsCutWhereAClientWouldRefuseIt) {
  // Clients take 4 MiB unless told otherwise; a page of large records is cut before that.
  std::vector<v1::Record> records;
  for (int i = 0; i < 100; ++i) {
    v1::Event& event = *records.emplace_back().mutable_event();
    event.set_name("events/" + std::to_string(1000 + i));
    event.set_headline(std::string(100'000, 'x'));
  }
  TestServer server(SnapshotOf(records));
  v1::ListEventsRequest request;
  request.set_page_size(1000);
  int count = 0;
  do {
    const auto page = Call(server.timeline(), &Stub::ListEvents, request);
    ASSERT_THAT(page, IsOk());
    ASSERT_GT(page->events_size(), 0);
    count += page->events_size();
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(count, 100);
}

}  // namespace
}  // namespace oas::testing
