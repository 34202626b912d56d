#include "server/query/record_stream.h"

#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <vector>

#include "oas/missions/v1/timeline_service.pb.h"
#include "tests/support/small_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::Optional;
using ::testing::SizeIs;

constexpr size_t kFirstChunkBytes = 4 << 10;
constexpr size_t kChunkBytes = 64 << 10;

// A catalog of events whose encoded sizes are about these.
catalog::Catalog EventsOfSizes(const std::vector<size_t>& sizes) {
  std::vector<v1::Record> records;
  for (const size_t size : sizes) {
    v1::Event& event = *records.emplace_back().mutable_event();
    event.set_name("events/" + std::to_string(1000 + records.size()));
    event.set_headline(std::string(size, 'x'));
  }
  return catalog::Catalog(testing::SnapshotOf(records));
}

RecordStream Open(const catalog::Catalog& catalog, const v1::ReplayTimelineRequest& request) {
  auto plan = PlanStream(catalog, request, v1::RECORD_KIND_EVENT, "name");
  EXPECT_THAT(plan, IsOk());
  return RecordStream(*std::move(plan));
}

std::vector<RecordChunk> ReadAll(RecordStream stream) {
  std::vector<RecordChunk> chunks;
  do {
    chunks.push_back(stream.Next());
  } while (!chunks.back().total_count.has_value());
  return chunks;
}

size_t BytesOf(const RecordChunk& chunk) {
  size_t bytes = 0;
  for (const auto* record : chunk.records) {
    bytes += (*record)->Bytes(v1::RECORD_VIEW_BASIC).size();
  }
  return bytes;
}

TEST(RecordStreamTest, FirstChunkIsSmallAndLaterOnesAreLarge) {
  const auto catalog = EventsOfSizes(std::vector<size_t>(300, 700));
  const auto chunks = ReadAll(Open(catalog, {}));
  ASSERT_GT(chunks.size(), 3);
  EXPECT_LE(BytesOf(chunks[0]), kFirstChunkBytes);
  EXPECT_GT(BytesOf(chunks[0]), kFirstChunkBytes / 2);
  for (size_t i = 1; i + 1 < chunks.size(); ++i) {
    EXPECT_LE(BytesOf(chunks[i]), kChunkBytes) << i;
    EXPECT_GT(BytesOf(chunks[i]), kChunkBytes - 2000) << i;
  }
}

TEST(RecordStreamTest, OnlyTheLastChunkHasTheTotal) {
  const auto catalog = EventsOfSizes(std::vector<size_t>(300, 700));
  const auto chunks = ReadAll(Open(catalog, {}));
  EXPECT_THAT(chunks.back().total_count, Optional(300));
  for (const RecordChunk& chunk : chunks) {
    EXPECT_EQ(chunk.revision, 1);
    EXPECT_NE(chunk.resume_cursor, "");
  }
}

TEST(RecordStreamTest, RecordLargerThanAChunkGoesAlone) {
  const auto catalog = EventsOfSizes({100, 200'000, 100, 300'000, 300'000});
  const auto chunks = ReadAll(Open(catalog, {}));
  std::vector<size_t> counts;
  for (const RecordChunk& chunk : chunks) counts.push_back(chunk.records.size());
  EXPECT_THAT(counts, ElementsAre(1, 1, 1, 1, 1));
}

TEST(RecordStreamTest, FirstRecordMayBeLargerThanTheFirstChunk) {
  const auto chunks = ReadAll(Open(EventsOfSizes({10'000, 10'000}), {}));
  ASSERT_THAT(chunks, SizeIs(2));
  EXPECT_THAT(chunks[0].records, SizeIs(1));
}

TEST(RecordStreamTest, EmptyAnswerIsOneChunkWithTheTotal) {
  const auto chunks = ReadAll(Open(EventsOfSizes({}), {}));
  ASSERT_THAT(chunks, SizeIs(1));
  EXPECT_THAT(chunks[0].records, IsEmpty());
  EXPECT_THAT(chunks[0].total_count, Optional(0));
}

TEST(RecordStreamTest, LimitHoldsAcrossChunksAndResumes) {
  const auto catalog = EventsOfSizes(std::vector<size_t>(30, 700));
  v1::ReplayTimelineRequest request;
  for (const int64_t limit : {1, 5, 6, 29, 30, 31}) {
    request.set_limit(limit);
    request.clear_resume_cursor();
    const auto chunks = ReadAll(Open(catalog, request));
    size_t records = 0;
    for (const RecordChunk& chunk : chunks) records += chunk.records.size();
    EXPECT_EQ(records, std::min<int64_t>(limit, 30)) << limit;
    EXPECT_THAT(chunks.back().total_count, Optional(std::min<int64_t>(limit, 30))) << limit;

    request.set_resume_cursor(chunks.front().resume_cursor);
    const auto rest = ReadAll(Open(catalog, request));
    records = chunks.front().records.size();
    for (const RecordChunk& chunk : rest) records += chunk.records.size();
    EXPECT_EQ(records, std::min<int64_t>(limit, 30)) << "resumed, " << limit;
    EXPECT_THAT(rest.back().total_count, Optional(std::min<int64_t>(limit, 30))) << limit;
  }
}

TEST(RecordStreamTest, ResumingAfterTheLastChunkGivesTheTotalAgain) {
  const auto catalog = EventsOfSizes({100, 100, 100});
  v1::ReplayTimelineRequest request;
  request.set_resume_cursor(ReadAll(Open(catalog, request)).back().resume_cursor);
  const auto chunks = ReadAll(Open(catalog, request));
  ASSERT_THAT(chunks, SizeIs(1));
  EXPECT_THAT(chunks[0].records, IsEmpty());
  EXPECT_THAT(chunks[0].total_count, Optional(3));
}

TEST(RecordStreamTest, ForgedPositionsEndTheStream) {
  const auto catalog = EventsOfSizes({100, 100, 100});
  constexpr uint64_t kMax = std::numeric_limits<uint64_t>::max();
  for (const int64_t limit : {0, 2}) {
    v1::ReplayTimelineRequest request;
    request.set_limit(limit);
    for (const uint64_t matched : {uint64_t{0}, kMax / 2, kMax / 2 + 1, kMax}) {
      request.set_resume_cursor(EncodePageToken({1, RequestHash(request), kMax, matched}));
      EXPECT_THAT(ReadAll(Open(catalog, request)), SizeIs(1));
    }
  }
}

}  // namespace
}  // namespace oas::query
