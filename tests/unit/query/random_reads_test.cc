// What must hold for every catalog and every request: pages, streams and resumed streams give the
// same records as looking at all of them one by one.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "oas/missions/v1/timeline_service.pb.h"
#include "server/query/narrowing.h"
#include "server/query/read_plan.h"
#include "server/query/record_stream.h"
#include "tests/support/layered_snapshot.h"
#include "tests/support/random_catalog.h"
#include "tests/support/status_matchers.h"

namespace oas::query {
namespace {

using testing::IsOk;
using testing::Pick;
using testing::Random;

using Names = std::vector<std::string>;

v1::ListEventsRequest RandomRequest(Random& random) {
  v1::ListEventsRequest request;
  if (Pick(random, 0, 2) == 0) request.set_region_code("AA");
  if (Pick(random, 0, 2) == 0) request.set_origin(v1::ORIGIN_CURATOR);
  if (Pick(random, 0, 2) == 0) *request.mutable_since() = testing::RandomPartialDate(random);
  if (Pick(random, 0, 2) == 0) *request.mutable_until() = testing::RandomPartialDate(random);
  const std::array<const char*, 4> orders = {"event_date", "event_date desc", "name", "name desc"};
  request.set_order_by(orders.at(static_cast<size_t>(Pick(random, 0, 3))));
  return request;
}

// Whether the order of `request` wants `a` before `b`; written apart from the code it checks.
bool ComesBefore(const v1::ListEventsRequest& request, const catalog::StoredRecordPtr& a,
                 const catalog::StoredRecordPtr& b) {
  const bool descending = request.order_by().find("desc") != std::string::npos;
  const catalog::StoredRecord& x = descending ? *b : *a;
  const catalog::StoredRecord& y = descending ? *a : *b;
  if (request.order_by().find("event_date") == 0) {
    const catalog::DayInterval of_x = catalog::DaysOf(x.Decode<v1::Event>().date());
    const catalog::DayInterval of_y = catalog::DaysOf(y.Decode<v1::Event>().date());
    if (of_x.first != of_y.first) return of_x.first < of_y.first;
    if (of_x.last != of_y.last) return of_x.last > of_y.last;
  }
  return x.name() < y.name();
}

// The names that `request` selects, found by looking at every record.
Names NaiveScan(const catalog::Snapshot& snapshot, const v1::ListEventsRequest& request) {
  std::vector<catalog::StoredRecordPtr> selected;
  for (const auto& record : snapshot.CollectionOf(v1::RECORD_KIND_EVENT).Records()) {
    const auto event = record->Decode<v1::Event>();
    const catalog::DayInterval days = catalog::DaysOf(event.date());
    if (!request.region_code().empty() && event.region_code() != request.region_code()) continue;
    if (request.origin() != v1::ORIGIN_UNSPECIFIED && event.origin() != request.origin()) continue;
    if (request.has_since() && days.last < catalog::DaysOf(request.since()).first) continue;
    if (request.has_until() && days.first > catalog::DaysOf(request.until()).last) continue;
    selected.push_back(record);
  }
  std::sort(selected.begin(), selected.end(),
            [&](const auto& a, const auto& b) { return ComesBefore(request, a, b); });
  Names names;
  for (const auto& record : selected) names.emplace_back(record->name());
  return names;
}

Names ReadPages(const catalog::Catalog& catalog, v1::ListEventsRequest request, Random& random) {
  Names names;
  do {
    request.set_page_size(static_cast<int32_t>(Pick(random, 1, 50)));
    auto plan = PlanList(catalog, request, v1::RECORD_KIND_EVENT);
    EXPECT_THAT(plan, IsOk());
    const RecordPage page = *ReadPage(*plan, [] { return false; });
    EXPECT_LE(page.records.size(), static_cast<size_t>(request.page_size()));
    EXPECT_TRUE(!page.records.empty() || page.next_page_token.empty());
    for (const auto& record : page.records) names.emplace_back(record->name());
    request.set_page_token(page.next_page_token);
  } while (!request.page_token().empty());
  return names;
}

// Opens a stream of the same selection; ListEvents stands in for all requests that stream.
RecordStream OpenStream(const catalog::Catalog& catalog, const v1::ListEventsRequest& request,
                        int64_t limit, const std::string& resume_cursor) {
  auto plan =
      PlanRead(catalog,
               {v1::RECORD_KIND_EVENT, "", request.order_by(), request.view(), request.origin(),
                request.read_options(), "resume_cursor", resume_cursor, RequestHash(request)},
               [&](const catalog::Snapshot& snapshot) { return OwnConditions(snapshot, request); });
  EXPECT_THAT(plan, IsOk());
  plan->limit = limit;
  return RecordStream(*std::move(plan));
}

std::vector<RecordChunk> ReadChunks(RecordStream stream) {
  std::vector<RecordChunk> chunks;
  do {
    chunks.push_back(stream.Next());
  } while (!chunks.back().total_count.has_value());
  return chunks;
}

void AppendNames(const RecordChunk& chunk, Names& names) {
  for (const auto* record : chunk.records) names.emplace_back((*record)->name());
}

// Reads the stream once, then again from every cursor it gave.
void CheckStream(const catalog::Catalog& catalog, const v1::ListEventsRequest& request,
                 int64_t limit, const Names& expected) {
  const auto chunks = ReadChunks(OpenStream(catalog, request, limit, ""));
  Names names;
  for (const RecordChunk& chunk : chunks) {
    AppendNames(chunk, names);
    Names resumed = names;
    const auto rest = ReadChunks(OpenStream(catalog, request, limit, chunk.resume_cursor));
    for (const RecordChunk& later : rest) AppendNames(later, resumed);
    ASSERT_EQ(resumed, expected) << "resumed after " << names.size();
    ASSERT_EQ(rest.back().total_count, static_cast<int64_t>(expected.size()));
  }
  ASSERT_EQ(names, expected);
  ASSERT_EQ(chunks.back().total_count, static_cast<int64_t>(expected.size()));
}

TEST(RandomReadsTest, PagesStreamsAndANaiveScanAgree) {
  // OAS_TEST_SEED repeats a run that failed.
  const char* const given = std::getenv("OAS_TEST_SEED");  // NOLINT(concurrency-mt-unsafe)
  const uint64_t first_seed = given != nullptr ? std::strtoull(given, nullptr, 10) : 20'090'628;
  for (uint64_t seed = first_seed; seed < first_seed + 10; ++seed) {
    SCOPED_TRACE("OAS_TEST_SEED=" + std::to_string(seed));
    Random random(seed);
    catalog::SnapshotPtr snapshot =
        testing::RandomSnapshot(random, static_cast<int>(Pick(random, 0, 900)));
    if (Pick(random, 0, 1) == 1) snapshot = testing::InLayers(snapshot, random);
    const catalog::Catalog catalog(std::move(snapshot));
    for (int round = 0; round < 12; ++round) {
      const v1::ListEventsRequest request = RandomRequest(random);
      SCOPED_TRACE(request.ShortDebugString());
      auto plan = PlanList(catalog, request, v1::RECORD_KIND_EVENT);
      if (!plan.ok()) continue;  // until before since
      Names expected = NaiveScan(*catalog.Newest(), request);
      ASSERT_EQ(ReadPages(catalog, request, random), expected);
      ASSERT_EQ(ReadPage(*plan, [] { return false; })->total_size,
                static_cast<int64_t>(expected.size()));
      CheckStream(catalog, request, 0, expected);
      const int64_t limit = Pick(random, 1, 300);
      expected.resize(std::min(expected.size(), static_cast<size_t>(limit)));
      CheckStream(catalog, request, limit, expected);
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace oas::query
